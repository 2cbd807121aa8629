package ike.engine.config;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;

/** The methods of EAP that we speak in both roles, strongest first: the order in which an authenticator proposes them. */
public enum EapMethod {
    /** Both sides prove who they are by certificates, and a key comes of it (RFC 5216, RFC 9190). */
    TLS(13, "EAP-TLS"),
    /** MS-CHAP-V2: both sides prove the password, and a key comes of it (draft-kamath-pppext-eap-mschapv2). */
    MSCHAPV2(26, "EAP-MSCHAPv2"),
    /** A digest of password and challenge (RFC 3748 §5.4). */
    MD5(4, "EAP-MD5"),
    /** The password itself (RFC 3748 §5.6). */
    GTC(6, "EAP-GTC");

    private final int type;
    private final String label;

    EapMethod(int type, String label) {
        this.type = type;
        this.label = label;
    }

    /** The type in the messages (RFC 3748 §5), 0 to 255. */
    public int type() {
        return type;
    }

    /** Those by which a user's password is the proof. */
    public static ImmutableList<EapMethod> byPassword() {
        return Stream.of(values()).filter(EapMethod::isByPassword).collect(ImmutableList.toImmutableList());
    }

    /** True when a user's password is the proof. */
    public boolean isByPassword() {
        return this != TLS;
    }

    /** True when both sides get a key of it, which AUTH is made with (RFC 7296 §2.16). */
    public boolean givesKey() {
        return this == TLS || this == MSCHAPV2;
    }

    /** The method of a type, if we speak it. */
    public static Optional<EapMethod> of(int type) {
        for (EapMethod method : values()) {
            if (method.type == type) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}
