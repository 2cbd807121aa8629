package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExpectParserTest {

    private static final ImmutableList<Side> BOTH = ImmutableList.of(Side.OURS, Side.PEER);

    @Test
    void readsEveryStep() {
        Expect expect = parse("# a comment", "", "initiator both", "inside ipv6", "up", "up other", "tries",
                "fails ike NO_PROPOSAL_CHOSEN",
                "fails child TS_UNACCEPTABLE other", "ping both", "ping ours 100", "tcp both 20M", "tcp peer 5k",
                "rekey child by ours",
                "rekey ike by peer", "terminate child by peer", "terminate ike by ours and-back",
                "reauthenticate by ours", "crash peer", "move ours", "comes-up", "goes-down child",
                "captured isakmp && ip.src == 198.51.100.1",
                "never captured icmp");
        assertThat(expect.roles()).containsExactly(Role.INITIATOR, Role.RESPONDER);
        assertThat(expect.inside()).containsExactly(Family.IPV6);
        assertThat(expect.lines(Role.RESPONDER)).extracting(Expect.Line::step).containsExactly(new Step.Up("net"),
                new Step.Up("other"), new Step.Tries("net"),
                new Step.Fails(Step.Kind.IKE, "NO_PROPOSAL_CHOSEN", "net"),
                new Step.Fails(Step.Kind.CHILD, "TS_UNACCEPTABLE", "other"),
                new Step.Echo(BOTH, 5), new Step.Echo(ImmutableList.of(Side.OURS), 100), new Step.Tcp(BOTH, 20_000_000),
                new Step.Tcp(ImmutableList.of(Side.PEER), 5_000), new Step.Rekey(Step.Kind.CHILD, Side.OURS),
                new Step.Rekey(Step.Kind.IKE, Side.PEER), new Step.Terminate(Step.Kind.CHILD, Side.PEER, false),
                new Step.Terminate(Step.Kind.IKE, Side.OURS, true),
                new Step.Reauthenticate(Side.OURS), new Step.Crash(Side.PEER), new Step.Move(Side.OURS),
                new Step.ComesUp("net"),
                new Step.GoesDown(Step.Kind.CHILD),
                new Step.Captured(true, "isakmp && ip.src == 198.51.100.1"),
                new Step.Captured(false, "icmp"));
    }

    @Test
    void stepMayHoldInOneRoleOnly() {
        Expect expect = parse("initiator both", "up", "when peer initiates: ours says first difference: .*");
        assertThat(expect.lines(Role.INITIATOR)).hasSize(1);
        assertThat(expect.lines(Role.RESPONDER)).hasSize(2).last().satisfies(line -> {
            assertThat(line.number()).isEqualTo(3);
            assertThat(line.step()).isInstanceOfSatisfying(Step.Says.class,
                    says -> assertThat(says.pattern().pattern()).isEqualTo("first difference: .*"));
        });
    }

    @Test
    void headingsStandBeforeTheDemands() {
        Expect expect = parse("initiator ours", "alone", "different keys", "tries");
        assertThat(expect.alone()).isTrue();
        assertThat(expect.differentKeys()).isTrue();
        assertThat(parse("initiator ours", "up").differentKeys()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "up | expected initiator, found \"up\"",
            "initiator | expected ours or peer or both, the line ends",
            "initiator both;captured udp.port in {1, 2} | :2: expected a display filter without a comma, found \"udp.port in {1, 2}\"",
            "initiator both;bring up | :2: expected up or tries or fails or ping or knock or tcp or rekey or terminate or reauthenticate or crash or move or rebind or comes-up or goes-down or ours or peer or captured or never",
            "initiator both;up;inside ipv6 | :3: expected up or tries",
            "initiator both;;# note;rekey child for ours | :4: expected by, found \"for\"",
            "initiator both;rekey child by ours now | :2: expected the end of the line, found \"now\"",
            "initiator both;tcp both 20MB | :2: expected a number such as 5, 100k or 20M, found \"20MB\"",
            "initiator both;when we initiates: up | :2: expected ours or peer, found \"we\"",
            "initiator both;ours says [a | :2: not a regular expression",
            "initiator both;different secrets;up | :2: expected keys, found \"secrets\"",
            "initiator both;captured | :2: expected a display filter, the line ends",
            "initiator both | demands nothing"})
    void namesTheLineThatItDoesNotUnderstand(String text, String message) {
        assertThatThrownBy(() -> parse(text.split(";"))).isInstanceOf(MalformedCase.class)
                .hasMessageStartingWith("some/expect")
                .hasMessageContaining(message);
    }

    private static Expect parse(String... lines) {
        return new ExpectParser("some/expect").parse(List.of(lines));
    }
}
