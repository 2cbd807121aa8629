package ike.crypto.signature;

import ike.crypto.Backends;
import ike.crypto.Primitives;
import ike.crypto.RsaOperation;
import ike.wire.Bytes;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** The private operation of RSA on a block as long as the modulus (RFC 8017 §5.1.2, §5.2.1), and the check of it. */
record RsaPrivateOperation(RsaPublicKey publicKey, RsaOperation operation) {
    static RsaPrivateOperation of(RsaPublicKey publicKey, RSAPrivateCrtKeyParameters numbers) {
        try {
            return new RsaPrivateOperation(publicKey, Backends.of(Primitives.RSA)
                    .keyed(PrivateKeyInfoFactory.createPrivateKeyInfo(numbers).getEncoded("DER")));
        } catch (IOException e) {
            throw new IllegalStateException("octets are written to memory", e);
        }
    }

    /**
     * The result. It is checked with the public key before it leaves, here or by the library: one wrong bit in one half of
     * the computation would give the factors away.
     *
     * @throws IllegalStateException if the check fails
     */
    Bytes apply(Bytes block) {
        Bytes result = Bytes.owning(operation.apply(block.toArray()));
        if (operation.checksItself()) {
            return result;
        }
        Optional<Bytes> back = publicKey.opened(result);
        if (back.isEmpty() || !back.get().equals(block)) {
            throw new IllegalStateException("an RSA computation went wrong; its result is not given out");
        }
        return result;
    }

    @Override
    public String toString() {
        return "RSA private key";
    }
}
