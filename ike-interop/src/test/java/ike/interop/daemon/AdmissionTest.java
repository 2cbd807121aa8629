package ike.interop.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who only initiates does not look at what begins an IKE SA, and at all the rest. */
class AdmissionTest {
    private static final Admission INITIATOR_ONLY = new Admission(true, 100);

    @ParameterizedTest
    @CsvSource({"IKE_SA_INIT request,          0000000000000000, 20, 22, 08, true",
            "IKE_SA_INIT response: a cookie,   0000000000000000, 20, 22, 20, false",
            "IKE_AUTH request,                 0000000000000001, 20, 23, 08, false",
            "Main Mode message 1,              0000000000000000, 10, 02, 00, true",
            "Aggressive Mode message 1,        0000000000000000, 10, 04, 00, true",
            "Main Mode message 2,              0000000000000001, 10, 02, 00, false",
            "Informational without a cookie,   0000000000000000, 10, 05, 00, false"})
    void whatBeginsAnIkeSa(String what, String responderSpi, String version, String exchange, String flags,
            boolean begins) {
        Bytes message = Bytes.fromHex("1122334455667788" + responderSpi + "21" + version + exchange + flags
                + "000000000000001c");
        assertThat(INITIATOR_ONLY.objection(message).isPresent()).as(what).isEqualTo(begins);
        assertThat(Admission.ALL.objection(message)).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "19, false", "100, false", "101, true"})
    void whatIsTooLargeOrNoMessageAtAll(int length, boolean refused) {
        assertThat(INITIATOR_ONLY.objection(Bytes.concat(Bytes.of(1), Bytes.zeros(length)).slice(1, length + 1))
                .filter(reason -> reason.contains("max_packet")).isPresent()).isEqualTo(refused);
    }
}
