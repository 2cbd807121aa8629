package ike.interop.demo;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import ike.interop.json.JsonObject;
import ike.interop.keys.EspSaKeys;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Layer;
import ike.interop.transcript.Narrator;
import ike.interop.transcript.Passage;
import ike.interop.transcript.Recording;
import ike.interop.transcript.Recording.Derivation;
import ike.interop.transcript.Subject;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A recording as a file of test vectors: docs/vectors/README.md tells its members. */
final class HandshakeVectors {
    private HandshakeVectors() {
    }

    static String of(String title, Recording recording) {
        return of(title, recording, ImmutableList.of());
    }

    /** With the private keys that prove who is who. */
    static String of(String title, Recording recording, Authentication authentication) {
        return of(title, recording, Stream.of(recording.cast().initiator(), recording.cast().responder())
                .map(party -> new JsonObject().put("party", party.name()).put("privateKeyInfo",
                        Proofs.privateKey(authentication, party).hex()))
                .collect(ImmutableList.toImmutableList()));
    }

    private static String of(String title, Recording recording, ImmutableList<JsonObject> keys) {
        List<JsonObject> steps = new ArrayList<>();
        for (Passage passage : Narrator.tell(recording)) {
            switch (passage) {
                case Passage.Message message -> steps.add(message(message));
                case Passage.Derivations derivations -> derivations.steps().stream()
                        .filter(step -> step.alike().isEmpty())
                        .forEach(step -> steps.add(derivation(derivations.who(), step.derivation())));
                case Passage.Installed installed -> steps.add(installed(installed));
                default -> {
                }
            }
        }
        Recording.Cast cast = recording.cast();
        return Joiner.on('\n').join("{\"title\":\"" + title + "\",", "\"seed\":" + cast.seed() + ",",
                "\"ikeProposal\":\"" + cast.ikeProposal() + "\",", "\"espProposal\":\"" + cast.espProposal() + "\",",
                "\"sharedSecret\":\"" + Bytes.utf8(cast.sharedSecret()).hex() + "\","
                        + (keys.isEmpty() ? "" : "\n\"privateKeys\":[\n" + Joiner.on(",\n").join(keys) + "],"),
                "\"steps\":[",
                Joiner.on(",\n").join(steps), "]}") + "\n";
    }

    private static JsonObject message(Passage.Message passage) {
        Explanation explanation = passage.explanation();
        JsonObject json = new JsonObject().put("step", "message").put("from", passage.from().name());
        switch (explanation.subject()) {
            case Subject.Ike ike -> {
                json.put("protocol", "IKEv" + ike.majorVersion()).put("exchange", ike.exchange());
                (ike.majorVersion() == 2 ? json.put("response", ike.response()) : json).put("messageId",
                        ike.messageId());
            }
            default -> json.put("protocol", "ESP");
        }
        json.put("octets", explanation.layers().getFirst().octets().hex());
        plaintext(explanation).ifPresent(octets -> json.put("plaintext", octets.hex()));
        return json;
    }

    /** What was sealed, with its padding. */
    private static Optional<Bytes> plaintext(Explanation explanation) {
        return explanation.layers().stream().skip(1).map(Layer::octets).findFirst();
    }

    private static JsonObject derivation(String who, Derivation derivation) {
        return new JsonObject().put("step", "derivation").put("by", who).put("name", derivation.name())
                .put("formula", derivation.formula()).put("section", derivation.section())
                .putObjects("inputs",
                        derivation.inputs().stream()
                                .map(input -> new JsonObject().put("name", input.name()).put("value",
                                        input.octets().hex()))
                                .collect(ImmutableList.toImmutableList()))
                .put("result", derivation.output().hex());
    }

    private static JsonObject installed(Passage.Installed installed) {
        EspSaKeys keys = installed.keys();
        return new JsonObject().put("step", "esp-sa").put("by", installed.who()).put("inbound", installed.inbound())
                .put("spi", String.format("%08x", keys.spi().orElse(0))).put("encryption", keys.cipher().toString())
                .put("encryptionKey", hex(keys.encryptionKey())).put("integrityKey", hex(keys.integrityKey()));
    }

    private static String hex(Secret secret) {
        return secret.reveal(SecretAccess.forKeyExport()).hex();
    }
}
