package ike.crypto.v1;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;

/**
 * How IKEv1 makes the keys of an ISAKMP SA out of SKEYID (RFC 2409 §5, Appendix B):
 *
 * <pre>
 * SKEYID_d = prf (SKEYID,            g^xy | CKY-I | CKY-R | 0)
 * SKEYID_a = prf (SKEYID, SKEYID_d | g^xy | CKY-I | CKY-R | 1)
 * SKEYID_e = prf (SKEYID, SKEYID_a | g^xy | CKY-I | CKY-R | 2)
 * Ka       = the first octets of SKEYID_e, or, when the cipher needs more:
 * Ka       = the first octets of K1 | K2 | …       K1 = prf (SKEYID_e, 0)       Kn = prf (SKEYID_e, Kn-1)
 * </pre>
 *
 * The numbers are single octets. All secrets given are lent; what is returned is the caller's.
 */
public final class KeySchedule {
    private static final String SECTION = "RFC 2409 §5";
    private static final String APPENDIX_B = "RFC 2409 Appendix B";

    private KeySchedule() {
    }

    /** All the keys of an ISAKMP SA, of which the first is a copy of {@code skeyid}. */
    public static IsakmpKeys keys(OakleySuite suite, Secret skeyid, Secret gxy, Cookie initiator, Cookie responder,
            DerivationLog log) {
        Prf prf = suite.prf();
        Bytes cookies = Bytes.concat(initiator.bytes(), responder.bytes());
        try (Secret none = Secret.empty()) {
            Secret d = link(prf, skeyid, new Link("SKEYID_d", "", none, 0), gxy, cookies, log);
            Secret a = link(prf, skeyid, new Link("SKEYID_a", "SKEYID_d", d, 1), gxy, cookies, log);
            Secret e = link(prf, skeyid, new Link("SKEYID_e", "SKEYID_a", a, 2), gxy, cookies, log);
            Secret ka = cipherKey(prf, "Ka", "SKEYID_e", e, suite.encryption().keyLength(), log);
            return new IsakmpKeys(skeyid.copy(), d, a, e, ka);
        }
    }

    /**
     * A key for the cipher, cut from {@code base} or stretched out of it (Appendix B).
     *
     * @param name the RFC's name of the key: Ka, or Ke_i and Ke_r of the revised mode
     * @param baseName the RFC's name of {@code base}: SKEYID_e, or Ne_i and Ne_r
     */
    static Secret cipherKey(Prf prf, String name, String baseName, Secret base, int length, DerivationLog log) {
        boolean cut = length <= base.length();
        Secret key = cut ? base.slice(0, length) : stretched(prf, base, length);
        String last = " [0.." + (length - 1) + "]";
        log.step(() -> new DerivationStep(name,
                cut
                        ? baseName + last
                        : "(K1 | K2 | …)" + last + ", K1 = prf (" + baseName + ", 0), Kn = prf (" + baseName
                                + ", Kn-1)",
                APPENDIX_B, ImmutableList.of(Input.of(baseName, base)), key.copy()));
        return key;
    }

    /** One of the three keys that hang on each other: what stands before g^xy, and the octet at the end. */
    private record Link(String name, String beforeName, Secret before, int number) {
    }

    private static Secret link(Prf prf, Secret skeyid, Link link, Secret gxy, Bytes cookies, DerivationLog log) {
        Secret key = prf.of(skeyid, run -> run.add(link.before()).add(gxy).add(cookies).add(Bytes.of(link.number())));
        log.step(() -> {
            ImmutableList.Builder<Input> inputs = ImmutableList.builder();
            inputs.add(Input.of("SKEYID", skeyid));
            if (!link.beforeName().isEmpty()) {
                inputs.add(Input.of(link.beforeName(), link.before()));
            }
            inputs.add(Input.of("g^xy", gxy), Input.of("CKY-I", cookies.slice(0, Cookie.LENGTH)),
                    Input.of("CKY-R", cookies.from(Cookie.LENGTH)));
            String before = link.beforeName().isEmpty() ? "" : link.beforeName() + " | ";
            return new DerivationStep(link.name(),
                    "prf (SKEYID, " + before + "g^xy | CKY-I | CKY-R | " + link.number() + ")", SECTION, inputs.build(),
                    key.copy());
        });
        return key;
    }

    private static Secret stretched(Prf prf, Secret base, int length) {
        try (Prf.Run run = prf.keyed(base)) {
            Secret first = run.add(Bytes.of(0)).finish();
            return KeyBlocks.chained(first, before -> run.add(before).finish(), length);
        }
    }
}
