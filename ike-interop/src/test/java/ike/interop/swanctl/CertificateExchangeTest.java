package ike.interop.swanctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.config.CertificateExchange;
import ike.engine.config.CertificateExchange.Send;
import ike.interop.settings.SettingsParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of certificates crosses the wire, by the keys of a connection. */
class CertificateExchangeTest {
    @ParameterizedTest
    @CsvSource({"'', IF_ASKED, true, false, true", "send_cert = always, ALWAYS, true, false, true",
            "send_cert = never, NEVER, true, false, true", "send_certreq = no, IF_ASKED, false, false, true",
            "ocsp = reply, IF_ASKED, true, false, true", "ocsp = request, IF_ASKED, true, true, false",
            "ocsp = both, IF_ASKED, true, true, true", "ocsp = never, IF_ASKED, true, false, false"})
    void eachKeySaysOneThing(String setting, Send send, boolean request, boolean status, boolean reply) {
        assertThat(load(setting).connections().getFirst().certificates())
                .isEqualTo(new CertificateExchange(send, request, status, reply, true));
    }

    @Test
    void anotherWordIsRefused() {
        assertThat(load("ocsp = yes").errors()).singleElement().asString().contains("ocsp", "reply");
    }

    private static LoadedConfiguration load(String setting) {
        return ConfigurationLoader.load(SettingsParser.parse("test.conf", "connections {\n gw {\n" + setting
                + "\nlocal { auth = psk }\nremote { auth = psk }\n}\n}", Path.of(".")), _ -> ImmutableList.of());
    }
}
