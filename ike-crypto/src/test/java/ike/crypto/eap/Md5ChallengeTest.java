package ike.crypto.eap;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Secret;
import ike.wire.Bytes;
import org.junit.jupiter.api.Test;

class Md5ChallengeTest {
    @Test
    void digestOfIdentifierPasswordAndChallenge() {
        // md5sum of 01, "secret", 00 to 0f.
        try (Secret password = Secret.copyOf(Bytes.utf8("secret"))) {
            assertThat(Md5Challenge.response(1, password, Bytes.fromHex("000102030405060708090a0b0c0d0e0f")))
                    .isEqualTo(Bytes.fromHex("740e86463bda3a4d7017d6e0fba0699d"));
        }
    }
}
