package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.json.JsonObject;
import ike.interop.transcript.Findings.Broken;
import ike.interop.transcript.Standing.Breach;
import ike.interop.transcript.Standing.Deal;
import ike.interop.transcript.Standing.Proof;
import java.util.Locale;
import java.util.function.Function;

/** What the conversation says of a packet, and what it came to, as JSON. The names are those of docs/explain-json.md. */
final class StandingJson {
    private StandingJson() {
    }

    static JsonObject put(JsonObject json, Standing standing) {
        standing.answers().ifPresent(packet -> json.put("answers", packet));
        standing.repeats().ifPresent(packet -> json.put("repeats", packet));
        if (!standing.deals().isEmpty()) {
            json.putObjects("negotiations", objects(standing.deals(), StandingJson::deal));
        }
        if (!standing.proofs().isEmpty()) {
            json.putObjects("proofs", objects(standing.proofs(), StandingJson::proof));
        }
        if (!standing.breaches().isEmpty()) {
            json.putObjects("breaches", objects(standing.breaches(), StandingJson::breach));
        }
        return json;
    }

    static JsonObject findings(Findings findings) {
        return new JsonObject().put("kind", "conversation").putObjects("sas", objects(findings.sas(), StandingJson::sa))
                .putObjects("unexplained", objects(findings.unexplained(), dark -> new JsonObject()
                        .put("what", dark.what()).put("packets", dark.packets()).put("first", dark.first())))
                .putObjects("breaches", objects(findings.breaches(), StandingJson::broken))
                .put("moreBreaches", findings.moreBreaches())
                .put("judged", new JsonObject().put("proofs", verdicts(findings.proofs())).put("integrity",
                        verdicts(findings.integrity())));
    }

    private static JsonObject verdicts(Findings.Verdicts verdicts) {
        return new JsonObject().put("good", verdicts.good()).put("bad", verdicts.bad()).put("unchecked",
                verdicts.unchecked());
    }

    private static JsonObject sa(Findings.Sa sa) {
        return new JsonObject().put("version", sa.majorVersion()).put("initiatorSpi", sa.initiatorSpi().hex())
                .put("responderSpi", sa.responderSpi().hex()).put("algorithms", sa.algorithms())
                .put("exchanges", sa.exchanges()).put("unanswered", sa.unanswered()).putTexts("proofs", sa.proofs());
    }

    private static JsonObject broken(Broken broken) {
        return new JsonObject().put("packet", broken.packet()).put("problem", broken.breach().what()).put("section",
                broken.breach().section());
    }

    private static JsonObject deal(Deal deal) {
        JsonObject json = new JsonObject().put("subject", deal.subject()).putTexts("offered", deal.offered());
        deal.chosen().ifPresent(chosen -> json.put("chosen", chosen));
        return deal.refusal().isEmpty() ? json : json.put("refusal", deal.refusal());
    }

    private static JsonObject proof(Proof proof) {
        return new JsonObject().put("proof", proof.name()).put("of", proof.of()).put("method", proof.method())
                .put("verdict", proof.verdict().name().toLowerCase(Locale.ROOT)).put("reason", proof.reason());
    }

    private static JsonObject breach(Breach breach) {
        return new JsonObject().put("problem", breach.what()).put("section", breach.section());
    }

    private static <T> ImmutableList<JsonObject> objects(ImmutableList<T> values, Function<T, JsonObject> shape) {
        return values.stream().map(shape).collect(ImmutableList.toImmutableList());
    }
}
