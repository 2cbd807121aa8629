package ike.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.AddressPool;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets which address, and who gets it again. */
class AddressPoolsTest {
    private static final IpAddress ANY4 = IpAddress.ANY4;
    private static final IpAddress ANY6 = IpAddress.ANY6;
    private static final CfgAttribute DNS = new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP4_DNS,
            Bytes.of(10, 0, 0, 53));

    private final AddressPools pools = new AddressPools();

    @BeforeEach
    void load() {
        pools.load(new AddressPool("v4", IpAddress.of("10.3.0.1"), IpAddress.of("10.3.0.3"), ImmutableList.of(DNS)));
        pools.load(new AddressPool("v6", IpAddress.of("fd00::ff"), IpAddress.of("fd00::100"), ImmutableList.of()));
    }

    @Test
    void everyHolderHasAnAddressOfItsOwnUntilNoneIsLeft() {
        assertThat(lease(1, "alice", ANY4)).isEqualTo("10.3.0.1");
        assertThat(lease(2, "bob", ANY4)).isEqualTo("10.3.0.2");
        assertThat(lease(3, "alice", ANY4)).isEqualTo("10.3.0.3");
        assertThat(pools.lease(question(4, "carol", ANY4)))
                .isEqualTo(new Verdict.Denied("no address is left in v4, v6"));
    }

    @Test
    void whoComesBackGetsItsOwnAgain() {
        lease(1, "alice", ANY4);
        lease(2, "bob", ANY4);
        pools.release(1);
        pools.release(2);
        assertThat(pools.usage("v4")).contains(new AddressPools.Usage(0, 2));
        assertThat(lease(3, "bob", ANY4)).isEqualTo("10.3.0.2");
        assertThat(lease(4, "carol", ANY4)).as("a fresh one before one that somebody may want again")
                .isEqualTo("10.3.0.3");
        assertThat(lease(5, "alice", ANY4)).isEqualTo("10.3.0.1");
    }

    @Test
    void whatIsLongestUnusedGoesFirstWhenNothingElseIsLeft() {
        for (String name : ImmutableList.of("a", "b", "c")) {
            lease(name.charAt(0), name, ANY4);
        }
        pools.release('b');
        pools.release('a');
        assertThat(lease(7, "d", ANY4)).isEqualTo("10.3.0.2");
        assertThat(lease(8, "b", ANY4)).as("its own went to another").isEqualTo("10.3.0.1");
    }

    @Test
    void whoAsksForItsOwnAddressHasItTwiceUntilBothAreGone() {
        IpAddress own = IpAddress.of(lease(1, "alice", ANY4));
        assertThat(lease(2, "alice", own)).isEqualTo(own.toString());
        assertThat(lease(3, "mallory", own)).isNotEqualTo(own.toString());
        pools.release(1);
        assertThat(pools.usage("v4")).contains(new AddressPools.Usage(2, 0));
        pools.release(2);
        assertThat(pools.usage("v4")).contains(new AddressPools.Usage(1, 1));
    }

    @Test
    void bothFamiliesComeWithTheirAttributes() {
        assertThat(pools.lease(question(1, "alice", ANY4, ANY6)))
                .isEqualTo(new Verdict.Leased(
                        ImmutableList.of(IpAddress.of("10.3.0.1"), IpAddress.of("fd00::ff")), ImmutableList.of(DNS)));
        assertThat(lease(2, "bob", ANY6)).as("the octet before takes the carry").isEqualTo("fd00::100");
    }

    @Test
    void aPoolThatIsLoadedAgainKeepsItsLeases() {
        lease(1, "alice", ANY4);
        load();
        assertThat(lease(2, "bob", ANY4)).isEqualTo("10.3.0.2");
        assertThat(pools.unload("v4")).isTrue();
        assertThat(pools.lease(question(3, "carol", ANY4))).isInstanceOf(Verdict.Denied.class);
    }

    private String lease(long holder, String identity, IpAddress wanted) {
        return ((Verdict.Leased) pools.lease(question(holder, identity, wanted))).addresses().getFirst().toString();
    }

    private static Question.Lease question(long holder, String identity, IpAddress... wanted) {
        return new Question.Lease(holder, ImmutableList.of("v4", "v6"), identity, ImmutableList.copyOf(wanted));
    }
}
