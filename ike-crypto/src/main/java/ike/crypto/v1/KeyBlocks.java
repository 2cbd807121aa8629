package ike.crypto.v1;

import ike.crypto.Secret;
import java.util.function.UnaryOperator;

/**
 * More keying material than one output of the prf (RFC 2409 §5.5, Appendix B): blocks one behind the other, each made
 * of the one before it.
 */
final class KeyBlocks {
    private KeyBlocks() {
    }

    /**
     * The first {@code length} octets of the blocks.
     *
     * @param first the first block, wiped here
     * @param next makes the block that follows the one given
     */
    static Secret chained(Secret first, UnaryOperator<Secret> next, int length) {
        Secret material = first.copy();
        Secret block = first;
        while (material.length() < length) {
            Secret following = next.apply(block);
            block.close();
            block = following;
            Secret longer = Secret.concat(material, block);
            material.close();
            material = longer;
        }
        block.close();
        try (Secret all = material) {
            return all.slice(0, length);
        }
    }
}
