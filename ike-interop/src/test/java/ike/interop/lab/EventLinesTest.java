package ike.interop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EventLinesTest {

    @Test
    void followsAnSaThroughItsLife() {
        assertThat(read("ready 198.51.100.1:500")).isEqualTo(Sas.NONE);
        assertThat(read("ike-up home 198.51.100.2").childless()).isTrue();
        assertThat(read("ike-up home 198.51.100.2", "child-up home/net in 01020304").onlyChild("net")).isTrue();
        assertThat(read("ike-up home", "child-up home/net", "child-down home/net").childless()).isTrue();
        assertThat(read("ike-up home", "child-up home/net", "ike-down home peer deleted it").none()).isTrue();
    }

    @Test
    void rekeyedSaIsAnother() {
        Sas before = read("ike-up home", "child-up home/net");
        Sas newChild = read("ike-up home", "child-up home/net", "child-rekeyed home/net 01020304 -> 05060708");
        Sas newIke = read("ike-up home", "child-up home/net", "ike-rekeyed home");
        assertThat(Rekeyed.test(Step.Kind.CHILD, "net", before, newChild)).isTrue();
        assertThat(Rekeyed.test(Step.Kind.IKE, "net", before, newChild)).isFalse();
        assertThat(Rekeyed.test(Step.Kind.IKE, "net", before, newIke)).isTrue();
        assertThat(Rekeyed.test(Step.Kind.CHILD, "net", before, newIke)).isFalse();
        assertThat(Rekeyed.test(Step.Kind.CHILD, "net", before, before)).isFalse();
    }

    @Test
    void otherLinesTellNothing() {
        assertThat(
                read("failed home NO_PROPOSAL_CHOSEN", "note: ike-up home", "ike-upside home", "child-up nowhere/net"))
                .isEqualTo(Sas.NONE);
    }

    private static Sas read(String... lines) {
        return EventLines.read(List.of(lines));
    }
}
