package ike.v1.exchange;

import com.google.common.collect.ImmutableListMultimap;
import ike.crypto.Secret;
import ike.crypto.signature.RsaEncryption;
import ike.crypto.signature.VerificationKey;
import ike.crypto.v1.OakleySuite;
import ike.engine.Entropy;
import ike.engine.config.AuthRound;
import ike.engine.config.EncryptionRound;
import ike.v1.figure.Family;
import ike.v1.figure.Figure;
import ike.v1.figure.Item;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v1.IdPayload;
import ike.wire.v1.Identification;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import java.util.List;
import java.util.Optional;

/**
 * What one end gives for the keys: public value, nonce, and in some figures who it is, as its message carries them
 * (RFC 2409 §5).
 *
 * @param nonce Ni_b or Nr_b; the caller's
 */
record Contribution(ImmutableListMultimap<Item, Payload> items, Secret nonce) {
    /** Ours. {@code suite} counts only where the message itself is encrypted with it (§5.3). */
    static Contribution make(Turn turn, SaName name, Figure figure, OakleySuite suite, Bytes publicValue)
            throws Refused {
        Identification own = Identities.toWire(Identities.local(name));
        if (!figure.family().isSealed()) {
            Bytes nonce = turn.nonce();
            ImmutableListMultimap.Builder<Item, Payload> items = ImmutableListMultimap.builder();
            items.put(Item.KE, new KePayload(publicValue)).put(Item.NONCE, new NoncePayload(nonce));
            if (figure.keyLine(name.initiator()).items().contains(Item.ID)) {
                items.put(Item.ID, new IdPayload(own));
            }
            return new Contribution(items.build(), Secret.copyOf(nonce));
        }
        VerificationKey peer = key(name.connection().remote());
        Secret nonce = turn.environment().entropy().hidden(Entropy.Use.HIDDEN_NONCE, Turn.NONCE_LENGTH);
        NoncePayload sealedNonce = new NoncePayload(encrypted(turn, peer, nonce));
        if (figure.family() == Family.ENCRYPTION) {
            try (Secret body = Secret.copyOf(own.body())) {
                return new Contribution(ImmutableListMultimap.of(Item.KE, new KePayload(publicValue), Item.NONCE,
                        sealedNonce, Item.ID, new IdPayload(Identities.ofBody(encrypted(turn, peer, body)))), nonce);
            }
        }
        try (PassingKey key = PassingKey.of(turn, suite, name, name.initiator(), nonce)) {
            KePayload ke = new KePayload(key.seal(publicValue));
            IdPayload id = new IdPayload(Identities.ofBody(key.seal(own.body())));
            return new Contribution(ImmutableListMultimap.of(Item.KE, ke, Item.NONCE, sealedNonce, Item.ID, id), nonce);
        }
    }

    /** The key of one side in these modes; a connection that chose them has it. */
    static VerificationKey key(List<AuthRound> rounds) {
        return rounds.stream().findFirst().map(AuthRound::proof).filter(EncryptionRound.class::isInstance)
                .map(EncryptionRound.class::cast).map(EncryptionRound::key).orElseThrow();
    }

    private static Bytes encrypted(Turn turn, VerificationKey key, Secret message) throws Refused {
        Optional<Integer> capacity = RsaEncryption.capacity(key);
        if (capacity.isEmpty() || message.length() > capacity.get()) {
            throw new Refused(new Refusal.CannotSign("the peer's " + key.describe() + " key does not encrypt "
                    + message.length() + " octets"));
        }
        try (Secret seed = turn.environment().entropy().hidden(Entropy.Use.ENCRYPTION,
                RsaEncryption.seedLength(key, message.length()))) {
            return RsaEncryption.encrypt(key, message, seed);
        }
    }
}
