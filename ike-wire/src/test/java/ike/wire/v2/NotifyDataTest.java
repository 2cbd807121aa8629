package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Field;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data of notifications, written by hand from the figures of their RFCs. */
class NotifyDataTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    UNSUPPORTED_CRITICAL_PAYLOAD | c9 | Code[code=unknown (201)]
                    INVALID_KE_PAYLOAD | 001f | Code[code=CURVE25519]
                    INVALID_MAJOR_VERSION | 02 | Amount[value=2]
                    INVALID_SPI | c0ffee01 | Opaque[octets=c0ffee01]
                    LINK_ID | aabb | Opaque[octets=aabb]
                    ERX_SUPPORTED | 612e62 | Name[octets=612e62]
                    SET_WINDOW_SIZE | 00000005 | Amount[value=5]
                    AUTH_LIFETIME | ffffffff | Amount[value=4294967295]
                    USE_AGGFRAG | 03 | Amount[value=3]
                    GROUP_SENDER | 00000002 | Amount[value=2]
                    IPCOMP_SUPPORTED | abcd 02 | Compression[cpi=43981, algorithm=IPCOMP_DEFLATE, attributes=]
                    ADDITIONAL_IP4_ADDRESS | c0000201 | Address[address=192.0.2.1]
                    ADDITIONAL_IP6_ADDRESS | 20010db8000000000000000000000001 | Address[address=2001:db8::1]
                    NO_NATS_ALLOWED | c0000201 c0000202 01f4 1194 | Ends[source=192.0.2.1, destination=192.0.2.2, sourcePort=500, destinationPort=4500]
                    REDIRECT | 01 04 c6336401 | Gateway[kind=IPv4 address, identity=c6336401, nonce=]
                    REDIRECT | 03 03 612e62 0102 | Gateway[kind=FQDN, identity=612e62, nonce=0102]
                    REDIRECTED_FROM | 02 10 20010db8000000000000000000000001 | Gateway[kind=IPv6 address, identity=20010db8000000000000000000000001, nonce=]
                    TICKET_LT_OPAQUE | 00000e10 aabb | Ticket[lifetime=3600, ticket=aabb]
                    TICKET_OPAQUE | aabb | Opaque[octets=aabb]
                    COOKIE | 0102 | Opaque[octets=0102]
                    IKEV2_MESSAGE_ID_SYNC | 01020304 00000007 00000009 | MessageIds[nonce=01020304, nextToSend=7, nextToReceive=9]
                    IPSEC_REPLAY_COUNTER_SYNC | 0000000000000100 | Opaque[octets=0000000000000100]
                    SIGNATURE_HASH_ALGORITHMS | 0001 0002 0063 | Codes[codes=[SHA1, SHA2_256, unknown (99)]]
                    SECURE_PASSWORD_METHODS | 0001 | Codes[codes=[PACE]]
                    PUZZLE | 0005 14 | Puzzle[prf=PRF_HMAC_SHA2_256, difficulty=20]
                    PPK_IDENTITY | 02 6d65 | Ppk[kind=PPK_ID_FIXED, id=6d65, confirmation=]
                    PPK_IDENTITY_KEY | 01 6d 0102030405060708 | Ppk[kind=PPK_ID_OPAQUE, id=6d, confirmation=0102030405060708]
                    ROHC_SUPPORTED | 8001 000f | Attributes[attributes=[TransformAttribute[type=1, shortForm=true, value=000f]]]
                    SUPPORTED_AUTH_METHODS | 0202 030100 040e0130 | Announcements[announcements=[AuthAnnouncement[method=SHARED_KEY, certLink=OptionalInt.empty, algorithm=], AuthAnnouncement[method=RSA_DIGITAL_SIGNATURE, certLink=OptionalInt[0], algorithm=], AuthAnnouncement[method=DIGITAL_SIGNATURE, certLink=OptionalInt[1], algorithm=30]]]
                    """)
    void readsTheDataOfEachType(NotifyType.Known type, String data, String expected) {
        NotifyPayload notification = NotifyPayload.of(type, Bytes.fromHex(data));

        assertThat(NotifyData.of(notification).orThrow()).hasToString(expected);
        assertThat(fields(notification)).doesNotContain(" (says").doesNotContain("(needs");
    }

    /** Every type with every length of data up to 40 octets of zero, of one, and of 255. */
    private static Stream<NotifyPayload> notifications() {
        return Stream.of(NotifyType.Known.values()).flatMap(type -> IntStream.rangeClosed(0, 40).boxed()
                .flatMap(length -> Stream.of("00", "01", "ff")
                        .map(octet -> NotifyPayload.of(type, Bytes.fromHex(octet.repeat(length))))));
    }

    @Test
    void dataThatDoesNotFitLeavesTheMessageAsItIs() {
        assertThat(notifications()).allSatisfy(NotifyDataTest::isRead);
    }

    private static void isRead(NotifyPayload notification) {
        Bytes octets = IkeMessages.encodeChain(ImmutableList.of(notification));

        assertThat(IkeMessages.dissectChain(PayloadType.Known.NOTIFY, octets).why()).isEmpty();
        if (NotifyData.of(notification) instanceof Decoded.Bad<NotifyData>(var why)) {
            assertThat(why.section()).startsWith("RFC ");
            assertThat(fields(notification)).contains(why.problem());
        }
    }

    @Test
    void showsTheFieldsOfTheData() {
        assertThat(fields(NotifyPayload.of(NotifyType.Known.SUPPORTED_AUTH_METHODS, Bytes.fromHex("0202")))).isEqualTo(
                "Notification Data=, Announcement 1=Shared Key Message Integrity Code, Length=2, "
                        + "Auth Method=Shared Key Message Integrity Code (2)");
        assertThat(fields(NotifyPayload.of(NotifyType.Known.SET_WINDOW_SIZE, Bytes.of(7)))).isEqualTo(
                "Notification Data=07 (needs 4 octets, 1 are there)");
    }

    /** C is 2 and D is 1 (RFC 9347 §6.1.4). */
    @ParameterizedTest
    @CsvSource({"00, 'no congestion control, may fragment'", "01, 'no congestion control, don''t fragment'",
            "02, 'congestion control, may fragment'", "07, 'congestion control, don''t fragment, RESERVED 4'"})
    void showsWhatFlagsMean(String flags, String shown) {
        assertThat(fields(NotifyPayload.of(NotifyType.Known.USE_AGGFRAG, Bytes.fromHex(flags))))
                .isEqualTo("Notification Data=, Requirement Flags=" + shown);
    }

    private static String fields(NotifyPayload notification) {
        Bytes octets = IkeMessages.encodeChain(ImmutableList.of(notification));
        return IkeMessages.dissectChain(PayloadType.Known.NOTIFY, octets).root().all()
                .dropWhile(field -> !field.name().equals("Notification Data")).map(NotifyDataTest::text)
                .collect(Collectors.joining(", "));
    }

    private static String text(Field field) {
        return field.name() + "=" + field.value();
    }
}
