package ike.interop.transcript;

import com.google.common.collect.ImmutableList;
import ike.interop.json.JsonObject;
import ike.wire.Field;
import ike.wire.Malformed;
import java.util.Locale;

/** Explanations as JSON lines, one object a packet. The names are a promise: docs/explain-json.md tells them. */
public final class JsonRenderer {
    private JsonRenderer() {
    }

    /** The object of one packet, without a line feed. */
    public static String render(Explanation explanation) {
        return object(explanation).toString();
    }

    /** The object that stands at the end, without a line feed: what the whole conversation came to. */
    public static String render(Findings findings) {
        return StandingJson.findings(findings).toString();
    }

    static JsonObject object(Explanation explanation) {
        JsonObject json = new JsonObject().put("packet", explanation.number());
        explanation.time().ifPresent(time -> json.put("time", time.toString()));
        Route route = explanation.route();
        json.put("transport", route.transport().name().toLowerCase(Locale.ROOT));
        json.put("source", route.source().toString());
        route.sourcePort().ifPresent(port -> json.put("sourcePort", port));
        json.put("destination", route.destination().toString());
        route.destinationPort().ifPresent(port -> json.put("destinationPort", port));
        json.put("encapsulated", explanation.encapsulated()).put("octets", explanation.octets());
        if (!explanation.parts().isEmpty()) {
            json.putNumbers("parts", explanation.parts());
        }
        subject(json, explanation.subject());
        json.put("summary", Headlines.of(explanation));
        json.putObjects("layers", explanation.layers().stream().map(JsonRenderer::layer)
                .collect(ImmutableList.toImmutableList()));
        return StandingJson.put(json.putTexts("notes", explanation.notes()), explanation.standing());
    }

    private static void subject(JsonObject json, Subject subject) {
        switch (subject) {
            case Subject.Ike ike -> json.put("kind", "ikev" + ike.majorVersion()).put("ike", ike(ike));
            case Subject.Esp(long spi, long sequence, String inner) ->
                json.put("kind", "esp").put("esp", carrier(spi, sequence, inner));
            case Subject.Ah(long spi, long sequence, String inner) ->
                json.put("kind", "ah").put("ah", carrier(spi, sequence, inner));
            case Subject.Wesp(boolean encrypted, int nextHeader) -> json.put("kind", "wesp").put("wesp",
                    new JsonObject().put("encrypted", encrypted).put("nextHeader", nextHeader));
            case Subject.NatKeepalive() -> json.put("kind", "nat-keepalive");
            case Subject.Fragment(String protocol, int offset) -> json.put("kind", "ip-fragment").put("fragment",
                    new JsonObject().put("protocol", protocol).put("offset", offset));
            case Subject.StreamGap(long octets) ->
                json.put("kind", "stream-gap").put("gap", new JsonObject().put("octets", octets));
            case Subject.Unreadable() -> json.put("kind", "unreadable");
        }
    }

    private static JsonObject carrier(long spi, long sequence, String inner) {
        JsonObject json = new JsonObject().put("spi", String.format("%08x", spi)).put("sequence", sequence);
        return inner.isEmpty() ? json : json.put("inner", inner);
    }

    private static JsonObject ike(Subject.Ike ike) {
        JsonObject json = new JsonObject().put("initiatorSpi", ike.initiatorSpi().hex())
                .put("responderSpi", ike.responderSpi().hex()).put("exchange", ike.exchange());
        if (ike.majorVersion() == 2) {
            json.put("response", ike.response()).put("fromInitiator", ike.fromInitiator());
        }
        json.put("messageId", ike.messageId()).putTexts("payloads", ike.payloads());
        ike.sealed().ifPresent(inside -> json.putTexts("sealedPayloads", inside));
        return json;
    }

    private static JsonObject layer(Layer layer) {
        JsonObject json = new JsonObject()
                .put("layer", layer.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("octets", layer.octets().hex());
        layer.protection().ifPresent(protection -> json.put("protection", protection(protection)));
        layer.problem().ifPresent(problem -> json.put("malformed", malformed(problem)));
        return json.putObjects("fields", fields(layer.root()));
    }

    private static JsonObject protection(Protection protection) {
        JsonObject json = new JsonObject().put("encryption", protection.cipher().id().label());
        protection.cipher().keyBits().ifPresent(bits -> json.put("keyBits", bits));
        if (protection.check() instanceof ike.interop.keys.IcvCheck.By(var id)) {
            json.put("integrityAlgorithm", id.label());
        }
        json.put("integrity", protection.verdict().name().toLowerCase(Locale.ROOT));
        return protection.reason().isEmpty() ? json : json.put("reason", protection.reason());
    }

    private static JsonObject malformed(Malformed problem) {
        return new JsonObject().put("field", problem.field()).put("offset", problem.offset())
                .put("problem", problem.problem()).put("section", problem.section());
    }

    private static ImmutableList<JsonObject> fields(Field root) {
        return root.children().stream().map(JsonRenderer::field).collect(ImmutableList.toImmutableList());
    }

    private static JsonObject field(Field field) {
        JsonObject json = new JsonObject().put("name", field.name()).put("offset", field.offset())
                .put("length", field.length()).put("value", field.value()).put("section", field.section());
        return field.children().isEmpty() ? json : json.putObjects("fields", fields(field));
    }
}
