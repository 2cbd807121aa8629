package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.engine.config.IdentityMatch;
import ike.engine.config.IdentityPattern;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The notation of identities, as swanctl.conf(5) has it under "id". */
class IdentityValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"192.0.2.1 | ID_IPV4_ADDR c0000201",
            "2001:db8::1 | ID_IPV6_ADDR 20010db8000000000000000000000001", "moon.example | ID_FQDN moon.example",
            "moon | ID_FQDN moon", "300.1.2.3 | ID_FQDN 300.1.2.3", "@moon | ID_FQDN moon",
            "@192.0.2.1 | ID_FQDN 192.0.2.1", "carol@example.org | ID_RFC822_ADDR carol@example.org",
            "@@carol | ID_RFC822_ADDR carol", "@@carol@example.org | ID_RFC822_ADDR carol@example.org",
            "@#00fF | ID_KEY_ID 00ff", "@#00:ff | ID_KEY_ID 00ff", "with:colons | ID_KEY_ID 776974683a636f6c6f6e73",
            "keyid:abc | ID_KEY_ID 616263", "keyid:a=b | ID_KEY_ID 613d62", "keyid:#0102 | ID_KEY_ID 0102",
            "KEYID:#0102 | ID_KEY_ID 0102", "fqdn:192.0.2.1 | ID_FQDN 192.0.2.1", "dns:moon | ID_FQDN moon",
            "email:carol | ID_RFC822_ADDR carol", "rfc822:carol | ID_RFC822_ADDR carol",
            "userfqdn:c@e | ID_RFC822_ADDR c@e", "ipv4:#c0000201 | ID_IPV4_ADDR c0000201",
            "{11}:#0102 | ID_KEY_ID 0102",
            "{2}:moon | ID_FQDN moon"})
    void oneIdentity(String text, String meant) throws BadValue {
        assertThat(IdentityValues.pattern(text)).isInstanceOfSatisfying(IdentityPattern.Exactly.class, exactly -> {
            boolean name = meant.startsWith("ID_FQDN") || meant.startsWith("ID_RFC822");
            assertThat(exactly.identity().type().label() + " "
                    + (name ? exactly.identity().data().utf8() : exactly.identity().data().hex())).isEqualTo(meant);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"%any", "", "*", "0.0.0.0", "::", "%any6"})
    void anybody(String text) throws BadValue {
        assertThat(IdentityValues.pattern(text)).isEqualTo(IdentityPattern.any());
    }

    @ParameterizedTest
    @CsvSource({"*.example.org, ID_FQDN, .example.org", "*@example.org, ID_RFC822_ADDR, @example.org",
            "fqdn:*.x, ID_FQDN, .x", "email:*, ID_RFC822_ADDR, ''", "@*.x, ID_FQDN, .x"})
    void theEndOfAName(String text, String type, String suffix) throws BadValue {
        assertThat(IdentityValues.pattern(text)).isInstanceOfSatisfying(IdentityPattern.Suffix.class, pattern -> {
            assertThat(pattern.type().label()).isEqualTo(type);
            assertThat(pattern.suffix()).isEqualTo(suffix);
        });
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.9.8.7, 11.0.0.1", "10.0.0.1-10.0.0.9, 10.0.0.9, 10.0.0.10",
            "2001:db8::/32, 2001:db8::1, 10.0.0.1"})
    void someAddresses(String text, String inside, String outside) throws Exception {
        IdentityPattern pattern = IdentityValues.pattern(text);
        assertThat(IdentityMatch.fit(pattern, Identification.address(IpAddress.of(inside)))).isEqualTo(2);
        assertThat(IdentityMatch.fit(pattern, Identification.address(IpAddress.of(outside)))).isZero();
        assertThat(IdentityMatch.fit(pattern, Identification.fqdn(inside))).isZero();
        assertThat(IdentityMatch.fit(pattern, new Identification(IdType.Known.ID_IPV4_ADDR, Bytes.of(10)))).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "=moon | ~\"=moon\"; expected a distinguished name, like \"C=CH, O=strongSwan, CN=moon\"; for a key id with"
                    + " = in it, keyid:=moon~",
            "asn1gn:#30 | \"asn1gn:#30\" is not supported yet; expected an address, a domain name, a mail address, or keyid:",
            "{9}:#30 | \"{9}:#30\" is not supported yet; expected an address, a domain name, a mail address, or keyid:",
            "fqdn:^moon.*$ | regular expressions are not supported yet; expected an identity, or one with * in front",
            "@#0 | \"@#0\"; expected pairs of hexadecimal digits behind the #",
            "keyid:#xy | \"keyid:#xy\"; expected pairs of hexadecimal digits behind the #",
            "@ | an empty ID_FQDN; expected an identity, in double quotes if it contains a \"#\"",
            "keyid: | an empty ID_KEY_ID; expected an identity, in double quotes if it contains a \"#\"",
            "ipv4:192.0.2.1 | \"ipv4:192.0.2.1\"; expected the address without a prefix, like 192.0.2.1; a prefix takes"
                    + " octets, like ipv4:#c0000201"})
    void whatIsRefusedSaysWhatToWriteInstead(String text, String message) {
        assertThatThrownBy(() -> IdentityValues.pattern(text)).hasMessage(message);
    }
}
