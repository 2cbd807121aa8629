package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.endpoint.TestConfigurations;
import ike.interop.vici.Message;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong is called by strongSwan's names, on either side, with the IKE SA where there is one. */
class AlertsTest {
    @TempDir
    private Path folder;

    @Test
    void aWrongSecret() throws Exception {
        play("apple", "pear", "peer-auth-failed", "local-auth-failed", false);
    }

    @Test
    void noCommonProposalForTheIkeSa() throws Exception {
        play("proposals = aes128gcm16-prfsha256-x25519", "proposals = aes256gcm16-prfsha384-ecp384",
                "proposal-mismatch-ike", "proposal-mismatch-ike", false);
    }

    @Test
    void noCommonProposalForTheChildAlone() throws Exception {
        play("aes128-sha256-x25519", "aes256-sha512-x25519", "proposal-mismatch-child", "proposal-mismatch-child",
                true);
    }

    @Test
    void selectorsThatHaveNothingInCommon() throws Exception {
        play("local_ts = 10.1.0.0/24", "local_ts = 10.9.0.0/24", "ts-mismatch", "ts-mismatch", true);
    }

    @Test
    void selectorsThatArePartlyTheSame() throws Exception {
        play("local_ts = 10.1.0.0/24", "local_ts = 10.1.0.0/16", "", "ts-narrowed", true);
    }

    /** One of two equal configurations is changed; then it initiates, and both tell of alerts. */
    private void play(String from, String to, String atRight, String atLeft, boolean sa)
            throws Exception {
        try (Driven right = Driven.start(folder, "r", TestConfigurations.right());
                Driven left = Driven.start(folder, "l",
                        TestConfigurations.left(right.endpoint().natPort()).replace(from, to));
                Driven.Ear heardRight = right.listen("alert");
                Driven.Ear heardLeft = left.listen("alert")) {
            assertThat(left.call("initiate", "child", "net", "timeout", "20000").text("success")).isPresent();
            check(heardLeft, atLeft, sa);
            if (!atRight.isEmpty()) {
                check(heardRight, atRight, sa);
            }
        }
    }

    private static void check(Driven.Ear heard, String type, boolean sa) throws InterruptedException {
        Message alert = heard.next().message();
        assertThat(alert.text("type")).contains(type);
        Optional<String> state = alert.section("ike-sa").flatMap(ike -> ike.section("home"))
                .flatMap(home -> home.text("state"));
        assertThat(state).isEqualTo(sa ? Optional.of("ESTABLISHED") : state);
    }
}
