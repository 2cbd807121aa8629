package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.crypto.SecretAccess;
import ike.interop.json.JsonObject;
import ike.interop.keys.CipherChoice;
import ike.interop.keys.EspSaKeys;
import ike.interop.keys.IcvCheck;
import ike.interop.transcript.Recording.Cast;
import ike.interop.transcript.Recording.Derivation;
import ike.interop.transcript.Recording.Party;
import java.time.Duration;
import java.util.Optional;

/** A story as JSON lines, one object a passage. The names are a promise: docs/demo-json.md tells them. */
public final class StoryJson {
    private StoryJson() {
    }

    /** The object of one passage, without a line feed; of derivations one a step, with a line feed between them. */
    public static String render(Passage passage) {
        return switch (passage) {
            case Passage.Opening(Cast cast) -> opening(cast).toString();
            case Passage.Chapter(int number, Episode episode) -> object("chapter").put("number", number)
                    .put("title", episode.title()).put("section", episode.section()).toString();
            case Passage.Message message -> message(message).toString();
            case Passage.Derivations(Duration time, String who, ImmutableList<Passage.Step> steps) -> String.join("\n",
                    steps.stream().map(step -> derivation(time, who, step).toString()).toList());
            case Passage.Installed installed -> installed(installed).toString();
            case Passage.Remark(Duration time, String who, String text) ->
                at("remark", time).put("party", who).put("text", text).toString();
            case Passage.Closing(Summary summary) -> closing(summary).toString();
        };
    }

    private static JsonObject opening(Cast cast) {
        return object("cast").put("seed", cast.seed())
                .putObjects("parties", ImmutableList.of(party(cast.initiator()), party(cast.responder())))
                .put("sharedSecret", cast.sharedSecret()).put("password", cast.password())
                .put("ikeProposal", cast.ikeProposal())
                .put("espProposal", cast.espProposal());
    }

    private static JsonObject party(Party party) {
        return new JsonObject().put("name", party.name()).put("address", party.address().toString())
                .put("identity", party.identity()).put("network", party.network());
    }

    private static JsonObject message(Passage.Message message) {
        return at("packet", message.time()).put("from", message.from().name()).put("to", message.to().name())
                .put("purpose", message.purpose().text()).put("section", message.purpose().section())
                .put("explanation", JsonRenderer.object(message.explanation()));
    }

    private static JsonObject derivation(Duration time, String who, Passage.Step step) {
        Derivation derivation = step.derivation();
        JsonObject json = at("derivation", time).put("party", who).put("name", derivation.name())
                .put("formula", derivation.formula()).put("section", derivation.section())
                .putObjects("inputs", derivation.inputs().stream().map(
                        value -> new JsonObject().put("name", value.name()).put("octets", value.octets().hex()))
                        .collect(ImmutableList.toImmutableList()))
                .put("output", derivation.output().hex());
        Optional<String> alike = step.alike();
        return alike.isPresent() ? json.put("agreesWith", alike.get()) : json;
    }

    private static JsonObject installed(Passage.Installed installed) {
        EspSaKeys keys = installed.keys();
        JsonObject json = at("esp-sa", installed.time()).put("party", installed.who())
                .put("direction", installed.inbound() ? "inbound" : "outbound");
        keys.spi().ifPresent(spi -> json.put("spi", String.format("%08x", spi)));
        algorithms(json, keys.cipher(), keys.check());
        return json.put("encryptionKey", keys.encryptionKey().reveal(SecretAccess.forKeyExport()).hex())
                .put("integrityKey", keys.integrityKey().reveal(SecretAccess.forKeyExport()).hex());
    }

    private static JsonObject closing(Summary summary) {
        return object("summary").put("ikeMessages", summary.ikeMessages()).put("ikeOctets", summary.ikeOctets())
                .put("espPackets", summary.espPackets()).put("espOctets", summary.espOctets())
                .put("opened", summary.opened()).put("unchecked", summary.unchecked()).put("sealed", summary.sealed())
                .put("derivations", summary.derivations()).put("agreed", summary.agreed())
                .putObjects("ikeSas", summary.ikeSas().stream().map(StoryJson::ikeSa)
                        .collect(ImmutableList.toImmutableList()))
                .putObjects("espSas", summary.espSas().stream().map(StoryJson::espSa)
                        .collect(ImmutableList.toImmutableList()));
    }

    private static JsonObject ikeSa(Summary.IkeSa sa) {
        return algorithms(new JsonObject().put("initiatorSpi", sa.initiatorSpi().toString()).put("responderSpi",
                sa.responderSpi().toString()), sa.cipher(), sa.check());
    }

    private static JsonObject espSa(Summary.EspSa sa) {
        return algorithms(new JsonObject().put("spi", String.format("%08x", sa.spi())).put("from", sa.from())
                .put("to", sa.to()), sa.cipher(), sa.check()).put("packets", sa.packets()).put("octets", sa.octets());
    }

    private static JsonObject algorithms(JsonObject json, CipherChoice cipher, IcvCheck check) {
        json.put("encryption", cipher.id().label());
        cipher.keyBits().ifPresent(bits -> json.put("keyBits", bits));
        return check instanceof IcvCheck.By(var id) ? json.put("integrityAlgorithm", id.label()) : json;
    }

    private static JsonObject at(String type, Duration time) {
        return object(type).put("nanoseconds", time.toNanos());
    }

    private static JsonObject object(String type) {
        return new JsonObject().put("type", type);
    }
}
