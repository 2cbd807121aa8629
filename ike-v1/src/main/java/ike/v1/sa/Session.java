package ike.v1.sa;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.crypto.v1.IsakmpCipher;
import ike.crypto.v1.IsakmpKeys;
import ike.crypto.v1.OakleySuite;
import ike.engine.NatDetection;
import ike.wire.Bytes;
import ike.wire.v1.Identification;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What Phase 1 leaves behind (RFC 2409 §5): the protection of everything that follows.
 *
 * @param lastBlock the last ciphertext block of Phase 1, from which each later exchange takes its first vector
 * @param natTraversal whose numbers are used to pass through NATs
 * @param dpd the peer answers R-U-THERE
 * @param unity the peer knows the attributes of Cisco's Unity clients
 * @param life how many seconds the peer allows, 0 for any number
 * @param user who the peer has proved to be beyond Phase 1
 */
public record Session(OakleySuite suite, IsakmpKeys keys, Bytes lastBlock, Identification local, Identification remote,
        NatDetection nat, NatTraversal natTraversal, boolean dpd, boolean unity, long life,
        Optional<String> user) implements SecretOwner {
    /** With a user. */
    public Session with(Optional<String> newUser) {
        return new Session(suite, keys, lastBlock, local, remote, nat, natTraversal, dpd, unity, life,
                newUser);
    }

    /** Whom addresses belong to: the user where there is one. */
    public String owner() {
        return user.orElseGet(remote::describe);
    }

    /** Encrypts and decrypts messages. */
    public IsakmpCipher cipher() {
        return new IsakmpCipher(suite.encryption(), keys.encryptionKey());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        keys.eachSecret(visitor);
    }
}
