package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretValuesTest {

    @ParameterizedTest
    @CsvSource({"ab, 6162", "é, c3a9", "0x0aFF, 0aff", "0X0aff, 0aff", "0xabc, 0abc", "0x01:02:03, 010203",
            "0sAQID, 010203",
            "0SAQI=, 0102", "0sAQI, 0102", "' 0x01', 2030783031"})
    void charactersHexadecimalOrBase64(String text, String hex) throws BadValue {
        try (Secret secret = SecretValues.secret(text)) {
            assertThat(secret.reveal(SecretAccess.forKeyExport()).hex()).isEqualTo(hex);
        }
    }

    @ParameterizedTest
    @CsvSource({"0xzz, expected hexadecimal digits behind 0x", "0s*, expected Base64 behind 0s",
            "0x, expected a secret of at least one octet", "'', expected a secret of at least one octet"})
    void anErrorDoesNotShowTheSecret(String text, String message) {
        assertThatThrownBy(() -> SecretValues.secret(text)).hasMessage(message);
    }
}
