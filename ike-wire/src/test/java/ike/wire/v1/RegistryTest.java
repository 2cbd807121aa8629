package ike.wire.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import ike.wire.Bytes;
import ike.wire.CodePoint;
import ike.wire.Registry;
import ike.wire.Status;
import ike.wire.VendorId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every registry is open: each code it can hold has exactly one form, and comes back as itself. */
class RegistryTest {
    record Case(String name, IntFunction<? extends CodePoint> of, int highest, int assigned) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> registries() {
        int octet = Registry.OCTET;
        int attribute = Registry.FIFTEEN_BITS;
        return Stream.of(new Case("payload types", PayloadType::of, octet, 26),
                new Case("exchange types", ExchangeType::of, octet, 9), new Case("protocols", ProtocolId::of, octet, 6),
                new Case("ID types", IdType::of, octet, 12), new Case("CERT encodings", CertEncoding::of, octet, 11),
                new Case("CFG types", CfgType::of, octet, 4), new Case("notify types", NotifyType::of, 0xffff, 37),
                new Case("ISAKMP transforms", code -> TransformId.of(ProtocolId.Known.ISAKMP, code), octet, 1),
                new Case("AH transforms", code -> TransformId.of(ProtocolId.Known.AH, code), octet, 12),
                new Case("ESP transforms", code -> TransformId.of(ProtocolId.Known.ESP, code), octet, 22),
                new Case("IPCOMP transforms", code -> TransformId.of(ProtocolId.Known.IPCOMP, code), octet, 4),
                new Case("no transforms", code -> TransformId.of(ProtocolId.of(77), code), octet, 0),
                new Case("Oakley attributes", AttributeSpace.OAKLEY::find, attribute, 16),
                new Case("IPsec attributes", AttributeSpace.IPSEC::find, attribute, 15),
                new Case("configuration attributes", AttributeSpace.CONFIGURATION::find, attribute, 36),
                new Case("no attributes", AttributeSpace.OTHER::find, attribute, 0));
    }

    @ParameterizedTest
    @MethodSource("registries")
    void everyCodeHasOneFormAndComesBack(Case registry) {
        Set<String> labels = new HashSet<>();
        int assigned = 0;
        for (int code = 0; code <= registry.highest(); code++) {
            CodePoint entry = registry.of().apply(code);
            assertThat(entry.code()).isEqualTo(code);
            assertThat(registry.of().apply(code)).isEqualTo(entry);
            assertThat(labels.add(entry.label())).as("label %s is unique", entry.label()).isTrue();
            if (entry instanceof Enum) {
                assigned++;
                assertThat(entry.reference()).isNotEmpty();
            } else {
                assertThat(entry.label()).isEqualTo("unknown (" + code + ")");
            }
        }
        assertThat(assigned).isEqualTo(registry.assigned());
    }

    @Test
    void anAssignedCodeIsNeverUnknown() {
        assertThatThrownBy(() -> new ExchangeType.Unknown(2)).hasMessageContaining("Main Mode");
        assertThatThrownBy(() -> new UnknownTransformId(ProtocolId.Known.ESP, 12))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnknownAttribute(AttributeSpace.OAKLEY, 3))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new UnknownAttribute(AttributeSpace.IPSEC, 16).code()).isEqualTo(16);
    }

    // Numbers and names as the defining documents print them, typed in by hand from there.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Encryption Algorithm     | 5     | Encryption Algorithm 3DES-CBC (5)
            Encryption Algorithm     | 7     | Encryption Algorithm AES-CBC (7)
            Hash Algorithm           | 2     | Hash Algorithm SHA (2)
            Hash Algorithm           | 4     | Hash Algorithm SHA2-256 (4)
            Authentication Method    | 3     | Authentication Method RSA signatures (3)
            Authentication Method    | 65001 | Authentication Method XAUTHInitPreShared (65001)
            Authentication Method    | 6     | Authentication Method 6
            Group Description        | 14    | Group Description 2048-bit MODP group (14)
            Group Type               | 3     | Group Type EC2N (3)
            Life Type                | 2     | Life Type kilobytes (2)
            Key Length               | 256   | Key Length 256
            """)
    void valuesOfAttributesAsPublished(String name, int value, String text) {
        OakleyAttribute type = Stream.of(OakleyAttribute.values()).filter(a -> a.label().equals(name)).findFirst()
                .orElseThrow();
        assertThat(DataAttribute.of(type, value).describe()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SA_LIFE_TYPE                 | 1     | seconds (1)
            ENCAPSULATION_MODE           | 3     | UDP-Encapsulated-Tunnel (3)
            AUTHENTICATION_ALGORITHM     | 9     | AES-XCBC-MAC (9)
            KEY_ROUNDS                   | 8     | 8
            ECN_TUNNEL                   | 2     | forbidden (2)
            ECN_TUNNEL                   | 3     | 3
            EXTENDED_SEQUENCE_NUMBER     | 1     | 64-bit sequence number (1)
            SIGNATURE_ENCODING_ALGORITHM | 2     | RSASSA-PSS (2)
            ADDRESS_PRESERVATION         | 4     | source and destination (4)
            SA_DIRECTION                 | 1     | sender only (1)
            SA_DIRECTION                 | 0     | 0
            """)
    void valuesOfIpsecAttributesAsPublished(IpsecAttribute type, int value, String text) {
        assertThat(DataAttribute.of(type, value).describe()).isEqualTo(type.label() + " " + text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    INTERNAL_IP4_ADDRESS | 0a000001 | 10.0.0.1
                    INTERNAL_IP4_DNS     | 0a000001 0a000002 | 10.0.0.1, 10.0.0.2
                    INTERNAL_IP4_DNS     | 0a0000 | 0a0000
                    INTERNAL_IP4_SUBNET  | 0a000000 ff000000 | 10.0.0.0/255.0.0.0
                    INTERNAL_IP6_ADDRESS | 20010db8000000000000000000000001 | 2001:db8::1
                    INTERNAL_IP6_SUBNET  | 20010db8000000000000000000000000 20 | 2001:db8::/32
                    SUPPORTED_ATTRIBUTES | 0001 7004 0063 | INTERNAL_IP4_ADDRESS, UNITY_SPLIT_INCLUDE, unknown (99)
                    UNITY_SPLIT_INCLUDE  | 0a010000 ffff0000 0000 0000 0000 0a020000 ffff0000 0006 0000 0050 | 10.1.0.0/255.255.0.0, 10.2.0.0/255.255.0.0 protocol 6 ports 0, 80
                    UNITY_DEF_DOMAIN     | 612e62 | a.b
                    UNITY_PFS            | 0001 | 1
                    XAUTH_TYPE           | 0001 | RADIUS-CHAP (1)
                    XAUTH_TYPE           | 0009 | 9
                    XAUTH_STATUS         | 0000 | fail (0)
                    XAUTH_STATUS         | 0001 | OK (1)
                    XAUTH_CHALLENGE      | 0102 | 0102
                    """)
    void valuesOfTransactionsForAPerson(CfgAttribute type, String value, String text) {
        Bytes octets = Bytes.fromHex(value.replace(" ", ""));
        assertThat(DataAttribute.of(type, octets).describe()).isEqualTo(type.label() + " " + text);
    }

    @Test
    void levelsAreThoseOfToday() {
        assertThat(OakleyEncryption.DES_CBC.status()).isEqualTo(Status.MUST_NOT);
        assertThat(OakleyGroup.MODP_1024.status()).isEqualTo(Status.SHOULD_NOT);
        assertThat(EspTransformId.ESP_AES_GCM_16.status()).isEqualTo(Status.MUST);
        assertThat(NotifyType.Known.UNEQUAL_PAYLOAD_LENGTHS.isError()).isTrue();
        assertThat(NotifyType.Known.CONNECTED.isError()).isFalse();
    }

    /** Most vendor IDs are hashed texts; the table must hold the hash of what it says. */
    @ParameterizedTest
    @CsvSource({"RFC 3947, NAT traversal (RFC 3947)", "draft-ietf-ipsec-nat-t-ike-00, draft-ietf-ipsec-nat-t-ike-00",
            "draft-ietf-ipsec-nat-t-ike-02, draft-ietf-ipsec-nat-t-ike-02",
            "draft-ietf-ipsec-nat-t-ike-03, draft-ietf-ipsec-nat-t-ike-03",
            "draft-ietf-ipsec-nat-t-ike-04, draft-ietf-ipsec-nat-t-ike-04",
            "draft-ietf-ipsec-nat-t-ike-08, draft-ietf-ipsec-nat-t-ike-08",
            "draft-ietf-ipsec-nat-t-ike, draft-ietf-ipsec-nat-t-ike", "FRAGMENTATION, FRAGMENTATION",
            "strongSwan, strongSwan", "MS NT5 ISAKMPOAKLEY, Microsoft Windows", "GSSAPI, GSSAPI",
            "Vid-Initial-Contact, Vid-Initial-Contact (Microsoft)", "KAME/racoon, KAME/racoon",
            "IKE CGA version 1, IKE CGA version 1 (Microsoft)", "CISCO-UNITY, Cisco Unity"})
    void vendorIdsAreTheHashesOfTexts(String text, String label) {
        Bytes hash = md5(text);
        Bytes id = label.equals("Cisco Unity") ? Bytes.concat(hash.slice(0, 14), Bytes.of(1, 0)) : hash;
        assertThat(VendorId.find(id).map(VendorId::label)).contains(label);
    }

    @Test
    void aVendorIdWithAVersionIsKnownByItsBeginning() {
        assertThat(VendorId.find(Bytes.concat(md5("FRAGMENTATION"), Bytes.u32(0x80000000L))))
                .contains(VendorId.FRAGMENTATION);
        assertThat(VendorId.find(Bytes.concat(md5("RFC 3947"), Bytes.of(1)))).isEmpty();
        assertThat(VendorId.find(md5("draft-ietf-ipsec-nat-t-ike-02\n"))).contains(VendorId.NAT_T_02N);
    }

    @ParameterizedTest
    @CsvSource({"CISCO-DELETE-REASON, \"CISCO-DELETE-REASON\"", "OPENSWAN, \"OPENSWAN\"", "short, ''"})
    void aVendorIdThatIsATextIsShownAsOne(String text, String shown) {
        assertThat(VendorId.describe(Bytes.utf8(text))).isEqualTo(shown);
    }

    @SuppressWarnings("deprecation")
    private static Bytes md5(String text) {
        return Bytes.owning(Hashing.md5().hashString(text, StandardCharsets.US_ASCII).asBytes());
    }
}
