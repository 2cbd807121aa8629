package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates by hash and URL (RFC 7296 §3.6). */
class HashAndUrlTest {
    private static final String HASH = "000102030405060708090a0b0c0d0e0f10111213";

    @Test
    void theHashComesFirst() {
        HashAndUrl read = HashAndUrl.read(Bytes.concat(Bytes.fromHex(HASH), Bytes.utf8("http://a.test/~b"))).orThrow();
        assertThat(read.hash()).isEqualTo(Bytes.fromHex(HASH));
        assertThat(read.url()).isEqualTo("http://a.test/~b");
        assertThat(HashAndUrl.read(read.data()).orThrow()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"'', 0 octets", "0001, 2 octets", HASH + ", 20 octets", HASH + "20, an octet 32 in the URL",
            HASH + "610a, an octet 10 in the URL", HASH + "617f, an octet 127 in the URL",
            HASH + "61c3a4, an octet 195 in the URL", HASH + "6100, an octet 0 in the URL"})
    void whatHasNoUrlIsNone(String octets, String problem) {
        assertThat(problem(Bytes.fromHex(octets))).contains(problem);
    }

    @Test
    void anAddressHasALength() {
        Bytes longest = Bytes.concat(Bytes.fromHex(HASH), Bytes.utf8("a".repeat(HashAndUrl.LONGEST_URL)));
        assertThat(HashAndUrl.read(longest).orThrow().url()).hasSize(HashAndUrl.LONGEST_URL);
        assertThat(problem(Bytes.concat(longest, Bytes.utf8("a")))).contains("1045 octets, expected");
    }

    private static String problem(Bytes octets) {
        return HashAndUrl.read(octets) instanceof Decoded.Bad<HashAndUrl>(Malformed why) ? why.describe() : "none";
    }
}
