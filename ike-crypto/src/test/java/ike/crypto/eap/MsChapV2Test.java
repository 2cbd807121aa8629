package ike.crypto.eap;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.crypto.SecretCensus;
import ike.wire.Bytes;
import org.junit.jupiter.api.Test;

/** The worked examples of RFC 2759 §9.2 and §9.3, and of RFC 3079 §3.5.3. */
class MsChapV2Test {
    private static final Bytes USER = Bytes.utf8("User");
    private static final Bytes AUTHENTICATOR_CHALLENGE = Bytes.fromHex("5B5D7C7D7B3F2F3E3C2C602132262628");
    private static final Bytes PEER_CHALLENGE = Bytes.fromHex("21402324255E262A28295F2B3A337C7E");
    private static final Bytes NT_RESPONSE = Bytes
            .fromHex("82309ECD8D708B5EA08FAA3981CD83544233114A3D85D6DF");
    private static final Secret HASH = Secret.copyOf(Bytes.fromHex("44EBBA8D5312B8D611474411F56989AE"));

    @Test
    void passwordHash() {
        try (Secret password = Secret.copyOf(Bytes.utf8("clientPass"))) {
            assertThat(MsChapV2.ntPasswordHash(password).sameOctets(HASH)).isTrue();
        }
    }

    @Test
    void passwordsAreUnicode() {
        // MD4 of 61 00 AC 20 3D D8 00 DE ("a", the Euro sign, a character beyond the first 65536), by `openssl md4`.
        try (Secret password = Secret.copyOf(Bytes.utf8("a\u20ac\ud83d\ude00"))) {
            assertThat(MsChapV2.ntPasswordHash(password).reveal(SecretAccess.forKeyExport()))
                    .isEqualTo(Bytes.fromHex("a04f7bebe9a469691fc6818b13301bb1"));
        }
    }

    @Test
    void challengeHash() {
        assertThat(MsChapV2.challengeHash(PEER_CHALLENGE, AUTHENTICATOR_CHALLENGE, USER))
                .isEqualTo(Bytes.fromHex("D02E4386BCE91226"));
    }

    @Test
    void ntResponse() {
        assertThat(MsChapV2.ntResponse(AUTHENTICATOR_CHALLENGE, PEER_CHALLENGE, USER, HASH)).isEqualTo(NT_RESPONSE);
    }

    @Test
    void authenticatorResponse() {
        assertThat(
                MsChapV2.authenticatorResponse(HASH, NT_RESPONSE, PEER_CHALLENGE, AUTHENTICATOR_CHALLENGE, USER))
                .isEqualTo(Bytes.fromHex("407A5589115FD0D6209F510FE9C04566932CDA56"));
    }

    @Test
    void parity() {
        byte[] raw = Bytes.fromHex("FC156AF7EDCD6C0EDDE3337D427F4EAC").toArray();
        assertThat(Bytes.owning(MsChapV2.withParity(raw, 0))).isEqualTo(Bytes.fromHex("FD0B5B5E7F6E34D9"));
        assertThat(Bytes.owning(MsChapV2.withParity(raw, 7))).isEqualTo(Bytes.fromHex("0E6E796737EA08FE"));
    }

    @Test
    void serverSendKeyIsTheSecondQuarterOfTheMsk() {
        Bytes msk = MsChapV2.msk(HASH, NT_RESPONSE).reveal(SecretAccess.forKeyExport());
        assertThat(msk.slice(16, 32)).isEqualTo(Bytes.fromHex("8B7CDC149B993A1BA118CB153F56DCCB"));
        assertThat(msk.from(32)).isEqualTo(Bytes.zeros(32));
        assertThat(msk.slice(0, 16)).isNotEqualTo(msk.slice(16, 32));
    }

    @Test
    void nothingOfAPasswordStaysBehind() {
        assertThat(SecretCensus.during(() -> MsChapV2.msk(HASH, NT_RESPONSE).close())).allMatch(Secret::isWiped);
        assertThat(SecretCensus.during(
                () -> MsChapV2.authenticatorResponse(HASH, NT_RESPONSE, PEER_CHALLENGE, AUTHENTICATOR_CHALLENGE, USER)))
                .isNotEmpty().allMatch(Secret::isWiped);
    }
}
