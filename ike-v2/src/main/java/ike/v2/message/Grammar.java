package ike.v2.message;

import static ike.wire.v2.PayloadType.Known.AUTH;
import static ike.wire.v2.PayloadType.Known.CERT;
import static ike.wire.v2.PayloadType.Known.CERTREQ;
import static ike.wire.v2.PayloadType.Known.CP;
import static ike.wire.v2.PayloadType.Known.DELETE;
import static ike.wire.v2.PayloadType.Known.EAP;
import static ike.wire.v2.PayloadType.Known.IDI;
import static ike.wire.v2.PayloadType.Known.IDR;
import static ike.wire.v2.PayloadType.Known.KE;
import static ike.wire.v2.PayloadType.Known.NONCE;
import static ike.wire.v2.PayloadType.Known.NOTIFY;
import static ike.wire.v2.PayloadType.Known.SA;
import static ike.wire.v2.PayloadType.Known.SK;
import static ike.wire.v2.PayloadType.Known.SKF;
import static ike.wire.v2.PayloadType.Known.TSI;
import static ike.wire.v2.PayloadType.Known.TSR;
import static ike.wire.v2.PayloadType.Known.VENDOR_ID;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import java.util.Arrays;

/**
 * Which payloads a message carries: the figures of RFC 7296 §1.2 to §1.4 and Appendix C as a table. A payload of a
 * known type that the table does not name is passed over, as is an unknown one without the critical bit (§2.5).
 */
public enum Grammar {
    /** HDR, SAi1, KEi, Ni. */
    INIT_REQUEST(ImmutableSet.of(SA, KE, NONCE), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SAr1, KEr, Nr, [CERTREQ]. */
    INIT_RESPONSE(ImmutableSet.of(SA, KE, NONCE), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID, CERTREQ)),
    /** HDR, [N(COOKIE),] Ni, N(TICKET_OPAQUE), and the answer HDR, Nr (RFC 5723 §4.3.2). */
    RESUME(ImmutableSet.of(NONCE), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {KEi(n)}, either way (RFC 9370 §2.2.2). */
    INTERMEDIATE(ImmutableSet.of(KE), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {...}, either way: with other things than a key exchange (RFC 9242 §3.2). */
    INTERMEDIATE_OTHER(ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {IDi, [CERT,] [CERTREQ,] [IDr,] AUTH, SAi2, TSi, TSr}. */
    AUTH_REQUEST(ImmutableSet.of(IDI, AUTH, SA, TSI, TSR), ImmutableSet.of(IDR, CP),
            ImmutableSet.of(NOTIFY, VENDOR_ID, CERT, CERTREQ)),
    /** HDR, SK {IDi, [CERT,] [CERTREQ,] [IDr,] AUTH}: without a child (RFC 6023 §5). */
    CHILDLESS_AUTH_REQUEST(ImmutableSet.of(IDI, AUTH), ImmutableSet.of(IDR, CP),
            ImmutableSet.of(NOTIFY, VENDOR_ID, CERT, CERTREQ)),
    /**
     * HDR, SK {IDr, [CERT,] AUTH, SAr2, TSi, TSr}; the child's payloads may give way to an error notification (§1.2).
     */
    AUTH_RESPONSE(ImmutableSet.of(IDR, AUTH), ImmutableSet.of(SA, TSI, TSR, CP),
            ImmutableSet.of(NOTIFY, VENDOR_ID, CERT)),
    /** HDR, SK {IDi, [CERTREQ,] [IDr,] SAi2, TSi, TSr}: without AUTH, to be asked by EAP (§2.16). */
    EAP_WISH(ImmutableSet.of(IDI, SA, TSI, TSR), ImmutableSet.of(IDR, CP),
            ImmutableSet.of(NOTIFY, VENDOR_ID, CERT, CERTREQ)),
    /** HDR, SK {IDi, [CERTREQ,] [IDr,]}: the same without a child (RFC 6023 §5). */
    CHILDLESS_EAP_WISH(ImmutableSet.of(IDI), ImmutableSet.of(IDR, CP),
            ImmutableSet.of(NOTIFY, VENDOR_ID, CERT, CERTREQ)),
    /** HDR, SK {IDr, [CERT,] AUTH, EAP}: the responder shows who it is and asks. */
    EAP_WELCOME(ImmutableSet.of(IDR, AUTH, EAP), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID, CERT)),
    /** HDR, SK {IDr, EAP}: the responder leaves its proof to EAP (RFC 5998 §3). */
    EAP_BARE_WELCOME(ImmutableSet.of(IDR, EAP), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID, CERT)),
    /** HDR, SK {IDi, [CERT,] [AUTH]}: a further round, by EAP where there is no AUTH (RFC 4739 §3.1). */
    ROUND_REQUEST(ImmutableSet.of(IDI), ImmutableSet.of(AUTH), ImmutableSet.of(NOTIFY, VENDOR_ID, CERT, CERTREQ)),
    /** HDR, SK {[SAr2, TSi, TSr]}: what answers that AUTH. */
    ROUND_RESPONSE(ImmutableSet.of(), ImmutableSet.of(SA, TSI, TSR, CP), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {}: room for a further round of the responder's (RFC 4739 §2.5). */
    ROUND_OCCASION(ImmutableSet.of(), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {IDr, [CERT,] AUTH, ...}: that round, beside whatever else the response holds; two AUTH after EAP. */
    ROUND_OF_RESPONDER(ImmutableSet.of(IDR, AUTH), ImmutableSet.of(SA, TSI, TSR, CP, EAP),
            ImmutableSet.of(NOTIFY, VENDOR_ID, CERT, AUTH)),
    /** HDR, SK {EAP}, either way. */
    EAP_MESSAGE(ImmutableSet.of(EAP), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {AUTH}: after EAP, by its key. */
    EAP_PROOF(ImmutableSet.of(AUTH), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {AUTH, SAr2, TSi, TSr}: the end of IKE_AUTH after EAP. */
    EAP_CONCLUSION(ImmutableSet.of(AUTH), ImmutableSet.of(SA, TSI, TSR, CP), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {[N(REKEY_SA),] SA, Ni, [KEi,] TSi, TSr}, either way. */
    CREATE_CHILD(ImmutableSet.of(SA, NONCE, TSI, TSR), ImmutableSet.of(KE, CP), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {SA, Ni, KEi}, either way. */
    REKEY_IKE(ImmutableSet.of(SA, NONCE, KE), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {KEi(n), N(ADDITIONAL_KEY_EXCHANGE)}, either way (RFC 9370 §2.2.4). */
    FOLLOW_UP(ImmutableSet.of(KE), ImmutableSet.of(), ImmutableSet.of(NOTIFY, VENDOR_ID)),
    /** HDR, SK {[N,] [D,] [CP,] ...}. */
    INFORMATIONAL(ImmutableSet.of(), ImmutableSet.of(CP), ImmutableSet.of(NOTIFY, DELETE, VENDOR_ID));

    private final ImmutableSet<PayloadType.Known> required;
    private final ImmutableSet<PayloadType.Known> optional;
    private final ImmutableSet<PayloadType.Known> repeatable;

    Grammar(ImmutableSet<PayloadType.Known> required, ImmutableSet<PayloadType.Known> optional,
            ImmutableSet<PayloadType.Known> repeatable) {
        this.required = required;
        this.optional = optional;
        this.repeatable = repeatable;
    }

    /** Passes when the chain keeps the rules of this message; else refuses with the payload that breaks them. */
    public void check(ImmutableList<ChainedPayload> chain) throws Refused {
        for (ChainedPayload item : chain) {
            if (item.critical() && isForeign(item.payload())) {
                throw new Refused(new Refusal.UnsupportedCriticalPayload(item.payload().type().code()));
            }
        }
        for (PayloadType type : required) {
            if (count(chain, type) == 0) {
                throw Refused.syntax("the " + type.label() + " payload is missing", "RFC 7296 §1.2");
            }
        }
        for (ChainedPayload item : chain) {
            PayloadType type = item.payload().type();
            boolean once = required.contains(type) || optional.contains(type);
            if (once && !repeatable.contains(type) && count(chain, type) > 1) {
                throw Refused.syntax("more than one " + type.label() + " payload", "RFC 7296 §1.2");
            }
        }
    }

    /** True for what no message here carries, whether it can be read or not: nobody is given puzzles (RFC 8019). */
    private static boolean isForeign(Payload payload) {
        return payload.type() != SK && payload.type() != SKF
                && Arrays.stream(values()).noneMatch(message -> message.names(payload.type()));
    }

    private boolean names(PayloadType type) {
        return required.contains(type) || optional.contains(type) || repeatable.contains(type);
    }

    private static long count(ImmutableList<ChainedPayload> chain, PayloadType type) {
        return chain.stream().filter(item -> item.payload().type().equals(type)).count();
    }
}
