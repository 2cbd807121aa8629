package ike.crypto.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;

/**
 * How AUTH covers the IKE_INTERMEDIATE exchanges that came before it (RFC 9242 §3.3.2):
 *
 * <pre>
 * IntAuth_iN = prf (SK_piN, IntAuth_iN-1 | IntAuth_iNA [| IntAuth_iNP])       the requests, each over the one before
 * IntAuth_rN = prf (SK_prN, IntAuth_rN-1 | IntAuth_rNA [| IntAuth_rNP])       the responses
 * IntAuth    = IntAuth_iN | IntAuth_rN | IKE_AUTH_MID                         behind the octets that RFC 7296 signs
 * </pre>
 *
 * Each exchange is covered by the keys that were in force while it ran.
 *
 * @param initiator IntAuth_iN; no octets before the first exchange
 * @param responder IntAuth_rN
 */
public record IntermediateAuth(Bytes initiator, Bytes responder) {
    /** Before the first exchange. */
    public static final IntermediateAuth NONE = new IntermediateAuth(Bytes.EMPTY, Bytes.EMPTY);

    private static final int LENGTH_OFFSET = 24;
    private static final int IKE_HEADER = 28;
    private static final int GENERIC_HEADER = 4;
    private static final String SECTION = "RFC 9242 §3.3.2";

    /**
     * After one more exchange.
     *
     * @param keys those that protected it
     * @param n which exchange it was, from 1
     * @param request its request, of {@link #content}
     * @param response its response, of {@link #content}
     */
    public IntermediateAuth next(Prf prf, IkeKeys keys, int n, Bytes request, Bytes response, DerivationLog log) {
        return new IntermediateAuth(covered(prf, "i" + n, "SK_pi" + n, keys.skPi(), initiator, request, log),
                covered(prf, "r" + n, "SK_pr" + n, keys.skPr(), responder, response, log));
    }

    /**
     * IntAuth, to be appended to the signed octets of both sides; no octets if there was no such exchange.
     *
     * @param messageId that of the first IKE_AUTH request
     */
    public Bytes octets(long messageId) {
        return initiator.isEmpty() ? Bytes.EMPTY : Bytes.concat(initiator, responder, Bytes.u32(messageId));
    }

    /**
     * A message as it is covered: IntAuth_A | IntAuth_P, as if the Encrypted payload held nothing but the inner payloads
     * in the clear.
     *
     * @param prefix everything from the IKE header to the generic header of the Encrypted payload, as sent
     * @param inner the inner payloads
     * @throws IllegalArgumentException if the prefix is too short to be one
     */
    public static Bytes content(Bytes prefix, Bytes inner) {
        if (prefix.length() < IKE_HEADER + GENERIC_HEADER) {
            throw new IllegalArgumentException(prefix.length() + " octets are no header and no Encrypted payload");
        }
        return Bytes.concat(prefix.slice(0, LENGTH_OFFSET), Bytes.u32(prefix.length() + (long) inner.length()),
                prefix.slice(IKE_HEADER, prefix.length() - 2), Bytes.u16(GENERIC_HEADER + inner.length()), inner);
    }

    private static Bytes covered(Prf prf, String index, String keyName, Secret key, Bytes before, Bytes content,
            DerivationLog log) {
        Bytes covered = prf.ofPublic(key, run -> run.add(before).add(content));
        log.step(() -> new DerivationStep("IntAuth_" + index, "prf (" + keyName + ", previous | IntAuth_" + index
                + "A | IntAuth_" + index + "P)", SECTION,
                ImmutableList.of(Input.of(keyName, key),
                        Input.of("previous", before), Input.of("message", content)),
                Secret.copyOf(covered)));
        return covered;
    }
}
