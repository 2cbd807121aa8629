package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.crypto.v1.OakleySuite;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Path;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.v1.figure.Family;
import ike.v1.figure.Figure;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Connecting;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.PayloadList;
import java.util.Optional;

/**
 * Opens what the peer has encrypted for our public key (RFC 2409 §5.2, §5.3). A ciphertext without proper padding
 * decrypts to something else, and nothing is done differently until a HASH fails: neither what comes out, nor its
 * length, nor a public value that is none may end an exchange sooner, or every exchange tells an attacker something of
 * the key (docs/attacks.md).
 */
final class Decryption {
    private Decryption() {
    }

    /** Asks for it; {@code before} is what waited for this message, if anything did. */
    static Connecting.Decrypting ask(Turn turn, SaName name, Optional<Connecting> before, Figure figure,
            IsakmpMessage message, Path path) throws Refused {
        PayloadList payloads = message.payloads();
        Bytes nonce = Messages.body(payloads, NoncePayload.class);
        ImmutableList<Bytes> ciphertexts = figure.family() == Family.ENCRYPTION
                ? ImmutableList.of(nonce, Messages.body(payloads, IdPayload.class))
                : ImmutableList.of(nonce);
        turn.effect(new Effect.Ask(new AskId(name.uniqueId()),
                new Question.Decrypt(Contribution.key(name.connection().local()), ciphertexts)));
        return new Connecting.Decrypting(name, before, message, path, turn.halfOpenUntil());
    }

    /** What the peer has given. */
    static Heard heard(Turn turn, SaName name, Figure figure, OakleySuite suite, PayloadList payloads,
            Verdict verdict) throws Refused {
        return switch (verdict) {
            case Verdict.Decrypted decrypted -> figure.family() == Family.ENCRYPTION
                    ? plain(payloads, decrypted)
                    : revised(turn, name, suite, payloads, decrypted.messages().getFirst());
            case Verdict.Denied(String reason) -> throw new Refused(new Refusal.CannotDecrypt(reason));
            default -> throw new Refused(new Refusal.CannotDecrypt("there are no private keys here"));
        };
    }

    private static Heard plain(PayloadList payloads, Verdict.Decrypted decrypted) throws Refused {
        Bytes ke = Messages.only(payloads, KePayload.class).data();
        try (Secret id = decrypted.messages().get(1)) {
            return new Heard(ke, decrypted.messages().getFirst(),
                    Optional.of(Identities.ofBody(id.reveal(SecretAccess.forPeer()))));
        }
    }

    private static Heard revised(Turn turn, SaName name, OakleySuite suite, PayloadList payloads, Secret nonce)
            throws Refused {
        try (PassingKey key = PassingKey.of(turn, suite, name, !name.initiator(), nonce)) {
            Bytes ke = key.open(Messages.body(payloads, KePayload.class));
            Bytes id = key.open(Messages.body(payloads, IdPayload.class));
            return new Heard(ke, nonce, Optional.of(Identities.ofBody(id)));
        } catch (Refused refused) {
            nonce.close();
            throw refused;
        }
    }
}
