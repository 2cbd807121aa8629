package ike.crypto.v2;

import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import java.util.function.Consumer;

/**
 * The seven keys of an IKE SA (RFC 7296 §2.14). The letters i and r mean the original initiator and responder of this
 * SA, whoever sends a request.
 *
 * @param skD from which the keys of Child SAs and of the next IKE SA come; as long as the prf's preferred key
 * @param skAi integrity of messages from the initiator; empty with combined-mode encryption
 * @param skAr integrity of messages from the responder; empty with combined-mode encryption
 * @param skEi encryption of messages from the initiator, with the salt if the algorithm has one
 * @param skEr encryption of messages from the responder, with the salt if the algorithm has one
 * @param skPi enters the initiator's AUTH (§2.15)
 * @param skPr enters the responder's AUTH (§2.15)
 */
public record IkeKeys(Secret skD, Secret skAi, Secret skAr, Secret skEi, Secret skEr, Secret skPi, Secret skPr)
        implements
            SecretOwner {
    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        visitor.accept(skD);
        visitor.accept(skAi);
        visitor.accept(skAr);
        visitor.accept(skEi);
        visitor.accept(skEr);
        visitor.accept(skPi);
        visitor.accept(skPr);
    }
}
