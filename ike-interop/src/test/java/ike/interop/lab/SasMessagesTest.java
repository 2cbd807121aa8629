package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.interop.vici.Message;
import org.junit.jupiter.api.Test;

final class SasMessagesTest {

    @Test
    void readsWhatIsUp() {
        assertThat(SasMessages.read(events("ESTABLISHED", "DELETED", "INSTALLED"))).isEqualTo(new Sas(
                ImmutableList.of(new Sas.Ike("home", "6c169609404f5276_d4e5a039def6aafb", "192.0.2.1", "192.0.2.2",
                        ImmutableList.of(new Sas.Child("net", "3fc23b3c_81f75402")))),
                0));
    }

    @Test
    void countsWhatIsNeitherUpNorGone() {
        Sas sas = SasMessages.read(events("ESTABLISHED", "REKEYED", "INSTALLED"));
        assertThat(sas.unsettled()).isEqualTo(1);
        assertThat(sas.onlyChild("net")).isFalse();
        assertThat(SasMessages.read(events("DELETING", "DELETED", "DELETED")))
                .isEqualTo(new Sas(ImmutableList.of(), 1));
    }

    @Test
    void isToldInWords() {
        assertThat(SasMessages.read(events("ESTABLISHED", "REKEYED", "INSTALLED"))).hasToString(
                "the IKE SA home from 192.0.2.1 to 192.0.2.2 with net, 1 that is neither up nor gone");
        assertThat(SasMessages.read(events("ESTABLISHED", "DELETED", "DELETED")))
                .hasToString("the IKE SA home from 192.0.2.1 to 192.0.2.2 without a Child SA");
        assertThat(Sas.NONE).hasToString("no SA");
    }

    @Test
    void readsThatThereIsNothing() {
        assertThat(SasMessages.read(ImmutableList.of())).isEqualTo(Sas.NONE);
    }

    private static ImmutableList<Message> events(String ike, String oldChild, String newChild) {
        Message children = Message.builder().section("net-1", child(oldChild, "e6fce44e", "1f5bb363"))
                .section("net-2", child(newChild, "3fc23b3c", "81f75402")).build();
        Message sa = Message.builder().put("state", ike).put("local-host", "192.0.2.1").put("remote-host", "192.0.2.2")
                .put("initiator-spi", "6c169609404f5276")
                .put("responder-spi", "d4e5a039def6aafb").section("child-sas", children).build();
        return ImmutableList.of(Message.builder().section("home", sa).build());
    }

    private static Message child(String state, String in, String out) {
        return Message.builder().put("name", "net").put("state", state).put("spi-in", in).put("spi-out", out).build();
    }
}
