package ike.crypto.v1;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import java.util.function.Consumer;

/**
 * The keys of an ISAKMP SA (RFC 2409 §5). All but the last are as long as the output of the prf.
 *
 * @param skeyid from which the others come; makes HASH_I and HASH_R, and is of no use after Phase 1
 * @param skeyidD from which the keys of Phase 2 come
 * @param skeyidA authenticates messages of Phase 2
 * @param skeyidE from which the encryption key is made
 * @param encryptionKey encrypts messages (Appendix B)
 */
public record IsakmpKeys(Secret skeyid, Secret skeyidD, Secret skeyidA, Secret skeyidE, Secret encryptionKey)
        implements
            SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(skeyid);
        visitor.accept(skeyidD);
        visitor.accept(skeyidA);
        visitor.accept(skeyidE);
        visitor.accept(encryptionKey);
    }
}
