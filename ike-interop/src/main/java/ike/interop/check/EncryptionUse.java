package ike.interop.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.signature.VerificationKey;
import ike.engine.config.AuthRound;
import ike.engine.config.Connection;
import ike.engine.config.EncryptionRound;
import ike.engine.config.PublicKeyRound;
import ike.interop.swanctl.StoredCredentials;
import java.util.List;

/** Keys of IKEv1's encryption modes: they have to be here, and must not sign (docs/attacks.md). */
final class EncryptionUse {
    private EncryptionUse() {
    }

    static ImmutableList<Remark> remarks(List<Connection> connections, StoredCredentials credentials) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        ImmutableSet<VerificationKey> own = credentials.keys().stream().map(key -> key.publicKey())
                .collect(ImmutableSet.toImmutableSet());
        ImmutableSet<VerificationKey> decrypting = connections.stream().flatMap(c -> keys(c).stream())
                .collect(ImmutableSet.toImmutableSet());
        for (Connection connection : connections) {
            String place = "connections." + connection.name();
            if (!own.containsAll(keys(connection))) {
                remarks.add(new Remark(place, "has no private key to decrypt with; expected that of its local key in"
                        + " private, rsa, pkcs8 or pkcs12"));
            }
            if (connection.local().stream().anyMatch(round -> signsWith(round, decrypting))) {
                remarks.add(
                        new Remark(place, "has a key that another connection decrypts with: it signs nothing, since who"
                                + " can ask for the one can forge the other (docs/attacks.md); expected a key of its own"));
            }
        }
        return remarks.build();
    }

    private static ImmutableSet<VerificationKey> keys(Connection connection) {
        return EncryptionRound.of(connection.local()).stream().map(EncryptionRound::key)
                .collect(ImmutableSet.toImmutableSet());
    }

    private static boolean signsWith(AuthRound round, ImmutableSet<VerificationKey> decrypting) {
        PublicKeyRound signed = round.publicKey().orElse(PublicKeyRound.ANY);
        return signed.keys().stream().anyMatch(decrypting::contains)
                || signed.certificates().stream().anyMatch(c -> decrypting.contains(c.publicKey()));
    }
}
