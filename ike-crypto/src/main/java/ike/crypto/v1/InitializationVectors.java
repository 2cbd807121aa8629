package ike.crypto.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Secret;
import ike.wire.Bytes;

/**
 * The first initialization vector of each exchange (RFC 2409 Appendix B); within one, the vector of a message is the
 * last ciphertext block of the message before it, whoever sent that.
 *
 * <pre>
 * Phase 1                hash (g^xi | g^xr)
 * each Phase 2 exchange  hash (last ciphertext block of Phase 1 | M-ID)
 * </pre>
 *
 * Both are cut to the block length of the cipher.
 */
public final class InitializationVectors {
    private static final String NAME = "IV";
    private static final String SECTION = "RFC 2409 Appendix B";

    private InitializationVectors() {
    }

    /** Of the first encrypted message of Phase 1. */
    public static Bytes phase1(OakleySuite suite, Bytes gxi, Bytes gxr, DerivationLog log) {
        Bytes iv = cut(suite, suite.hash().of(gxi, gxr));
        log.step(() -> new DerivationStep(NAME, "hash (g^xi | g^xr)", SECTION,
                ImmutableList.of(Input.of("g^xi", gxi), Input.of("g^xr", gxr)), Secret.copyOf(iv)));
        return iv;
    }

    /**
     * Of the first message of a later exchange.
     *
     * @param lastBlock the last ciphertext block of Phase 1
     * @param messageId 32 bits, unsigned
     */
    public static Bytes phase2(OakleySuite suite, Bytes lastBlock, long messageId, DerivationLog log) {
        Bytes iv = cut(suite, suite.hash().of(lastBlock, Bytes.u32(messageId)));
        log.step(() -> new DerivationStep(NAME, "hash (last CBC block of Phase 1 | M-ID)", SECTION, ImmutableList.of(
                Input.of("last CBC block", lastBlock), Input.of("M-ID", Bytes.u32(messageId))), Secret.copyOf(iv)));
        return iv;
    }

    private static Bytes cut(OakleySuite suite, Bytes hash) {
        return hash.slice(0, suite.encryption().ivLength());
    }
}
