package ike.crypto.v2;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.DerivationStep.Input;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.wire.Bytes;

/**
 * What proves an identity in IKE_AUTH (RFC 7296 §2.15): the octets that each side signs, and the value that a shared
 * key makes of them.
 *
 * <pre>
 * InitiatorSignedOctets = RealMessage1 | NonceRData | prf (SK_pi, RestOfInitIDPayload)
 * ResponderSignedOctets = RealMessage2 | NonceIData | prf (SK_pr, RestOfRespIDPayload)
 * AUTH                  = prf (prf (Shared Secret, "Key Pad for IKEv2"), SignedOctets)
 * </pre>
 *
 * The messages are those that crossed the wire, from the first octet of SPIi on, without the non-ESP marker; a signed
 * message that was sent more than once with changes (cookie, other group) counts in its last version.
 */
public final class Auth {
    private static final Bytes KEY_PAD = Bytes.utf8("Key Pad for IKEv2");
    private static final String SECTION = "RFC 7296 §2.15";

    private Auth() {
    }

    /**
     * What the initiator's AUTH covers.
     *
     * @param skPi SK_pi
     * @param message1 the IKE_SA_INIT request
     * @param nr the responder's nonce
     * @param idBody the body of the IDi payload: ID Type, three reserved octets, Identification Data
     */
    public static Bytes initiatorSignedOctets(Prf prf, Secret skPi, Bytes message1, Bytes nr, Bytes idBody,
            DerivationLog log) {
        Bytes macedId = macedId(prf, "MACedIDForI", "SK_pi", skPi, "RestOfInitIDPayload", idBody, log);
        return Bytes.concat(message1, nr, macedId);
    }

    /**
     * What the responder's AUTH covers.
     *
     * @param skPr SK_pr
     * @param message2 the IKE_SA_INIT response
     * @param ni the initiator's nonce
     * @param idBody the body of the IDr payload: ID Type, three reserved octets, Identification Data
     */
    public static Bytes responderSignedOctets(Prf prf, Secret skPr, Bytes message2, Bytes ni, Bytes idBody,
            DerivationLog log) {
        Bytes macedId = macedId(prf, "MACedIDForR", "SK_pr", skPr, "RestOfRespIDPayload", idBody, log);
        return Bytes.concat(message2, ni, macedId);
    }

    /**
     * AUTH by a shared key: a pre-shared one, or the MSK of an EAP method (§2.16). To be compared by {@code
     * ike.crypto.ConstantTime}.
     */
    public static Bytes psk(Prf prf, Secret sharedSecret, Bytes signedOctets, DerivationLog log) {
        try (Secret padded = prf.of(sharedSecret, KEY_PAD)) {
            log.step(() -> new DerivationStep("padded key", "prf (Shared Secret, \"Key Pad for IKEv2\")", SECTION,
                    ImmutableList.of(Input.of("Shared Secret", sharedSecret)), padded.copy()));
            Bytes auth = prf.ofPublic(padded, run -> run.add(signedOctets));
            log.step(() -> new DerivationStep("AUTH", "prf (padded key, SignedOctets)", SECTION,
                    ImmutableList.of(Input.of("padded key", padded), Input.of("SignedOctets", signedOctets)),
                    Secret.copyOf(auth)));
            return auth;
        }
    }

    /**
     * AUTH of an IKE SA that was resumed (RFC 5723 §4.3.3). To be compared by {@code ike.crypto.ConstantTime}.
     *
     * @param skP SK_pi or SK_pr of the new SA, of the side that proves itself
     */
    public static Bytes resumed(Prf prf, Secret skP, Bytes signedOctets, DerivationLog log) {
        Bytes auth = prf.ofPublic(skP, run -> run.add(signedOctets));
        log.step(() -> new DerivationStep("AUTH", "prf (SK_px, SignedOctets)", "RFC 5723 §4.3.3",
                ImmutableList.of(Input.of("SK_px", skP), Input.of("SignedOctets", signedOctets)),
                Secret.copyOf(auth)));
        return auth;
    }

    private static Bytes macedId(Prf prf, String name, String keyName, Secret skP, String idName, Bytes idBody,
            DerivationLog log) {
        Bytes macedId = prf.ofPublic(skP, run -> run.add(idBody));
        log.step(() -> new DerivationStep(name, "prf (" + keyName + ", " + idName + ")", SECTION,
                ImmutableList.of(Input.of(keyName, skP), Input.of(idName, idBody)), Secret.copyOf(macedId)));
        return macedId;
    }
}
