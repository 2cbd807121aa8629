package ike.benchmarks.sas;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import ike.wire.ip.IpAddress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void everyChildHasAPairOfHostsOfItsOwn() {
        assertThat(IntStream.range(0, Crowd.MOST).mapToObj(i -> Crowd.host(true, i))
                .collect(ImmutableSet.toImmutableSet())).hasSize(Crowd.MOST).contains(IpAddress.of("10.1.199.100"));
    }

    @Test
    void theEndsOfAChildMirrorEachOther() {
        Crowd crowd = new Crowd(250);
        assertThat(crowd.configuration(true)).contains("c0 {", "c100 {", "c200 {", "k249 {",
                "local_ts = 10.1.2.50/32", "remote_ts = 10.2.2.50/32", "start_action = start");
        assertThat(crowd.configuration(false)).contains("local_ts = 10.2.2.50/32", "remote_ts = 10.1.2.50/32",
                "start_action = none").doesNotContain("k250");
        assertThat(Crowd.ONE.configuration(true)).contains("local_ts = 10.1.0.0/16", "remote_ts = 10.2.0.0/16");
    }
}
