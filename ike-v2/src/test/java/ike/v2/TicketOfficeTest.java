package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.Secret;
import ike.engine.Now;
import ike.engine.SeededEntropy;
import ike.v2.sa.FormerSa;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Resumable;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** RFC 5723 §6: what a ticket by value holds, how long it is good, and how often. */
class TicketOfficeTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Bytes SK_D = Bytes.fromHex("00112233445566778899aabbccddeeff");

    private final TicketOffice office = new TicketOffice(new SeededEntropy(1));

    @Test
    void whatGoesInComesOut() {
        PeerAuthenticated user = PeerAuthenticated.verified(Identification.fqdn("gate.test"),
                Identification.rfc822("a@b.test"), Bytes.utf8("anna"));
        for (PeerAuthenticated peer : new PeerAuthenticated[]{user, peer()}) {
            Resumable before = state(7, peer);
            Resumable after = office.open(at(0), office.issue(at(0), before)).orElseThrow();
            assertThat(after.former()).isEqualTo(before.former());
            assertThat(after.chosen()).isEqualTo(before.chosen());
            assertThat(after.expiresAt()).isEqualTo(before.expiresAt());
            assertThat(after.skD().sameOctets(before.skD())).isTrue();
        }
    }

    /** §9.2, §9.9: not one bit of it can be changed, nor does it show what is in it. */
    @Test
    void whatIsChangedIsNoTicket() {
        Bytes ticket = issued(7, 0);
        for (int i = 0; i < ticket.length(); i++) {
            Bytes changed = Bytes.concat(ticket.slice(0, i), Bytes.of(ticket.u8(i) ^ 1), ticket.from(i + 1));
            assertThat(office.open(at(0), changed)).as("octet %s", i).isEmpty();
            assertThat(office.open(at(0), ticket.slice(0, i))).isEmpty();
        }
        assertThat(ticket.hex()).doesNotContain(SK_D.hex()).doesNotContain(Bytes.utf8("left.test").hex());
        assertThat(office.open(at(0), ticket)).isPresent();
        assertThat(new TicketOffice(new SeededEntropy(2)).open(at(0), ticket)).isEmpty();
    }

    @Test
    void anExpiredTicketIsNotTaken() {
        Bytes ticket = issued(7, 0);
        assertThat(office.open(at(59), ticket)).isPresent();
        assertThat(office.open(at(60), ticket)).isEmpty();
    }

    /** §9.5: keys change; a ticket outlives the change, but no second one. */
    @Test
    void keysChange() {
        long day = Duration.ofDays(1).toMinutes();
        Bytes first = issued(7, 0);
        Bytes second = issued(8, day);
        assertThat(second.u8(0)).isNotEqualTo(first.u8(0));
        assertThat(office.open(new Now(at(day).nanos(), START), first)).isPresent();
        assertThat(office.open(new Now(at(2 * day).nanos(), START), first)).isEmpty();
        assertThat(office.open(new Now(at(2 * day).nanos(), START), second)).isPresent();
    }

    @Test
    void noNumberComesTwiceUnderOneKey() {
        assertThat(issued(7, 0).slice(0, 9)).isNotEqualTo(issued(7, 0).slice(0, 9));
    }

    @Test
    void allTicketsOfAnSaAreSpentAtOnce() {
        Bytes one = issued(7, 0);
        Bytes other = issued(7, 0);
        Bytes anothers = issued(8, 0);
        assertThat(office.spend(at(0), 7)).isTrue();
        assertThat(office.spend(at(0), 7)).isFalse();
        assertThat(office.open(at(0), one)).isEmpty();
        assertThat(office.open(at(0), other)).isEmpty();
        assertThat(office.open(at(0), anothers)).isPresent();
    }

    /** Where the list of spent ones is full, every ticket is void: none is taken twice, and nothing grows. */
    @Test
    void aFullListVoidsAll() {
        Bytes ticket = issued(7, 0);
        for (int i = 0; i < TicketOffice.MOST_SPENT; i++) {
            office.spend(at(0), 1000 + i);
        }
        assertThat(office.open(at(0), ticket)).isPresent();
        office.spend(at(0), 1);
        assertThat(office.open(at(0), ticket)).isEmpty();
        assertThat(office.open(at(0), issued(9, 0))).isPresent();
    }

    private Bytes issued(long sa, long minutes) {
        return office.issue(at(minutes), state(sa, peer()));
    }

    private static PeerAuthenticated peer() {
        return PeerAuthenticated.verified(Identification.fqdn("right.test"), Identification.fqdn("left.test"));
    }

    private static Resumable state(long sa, PeerAuthenticated peer) {
        return new Resumable(new FormerSa(sa, "home", peer), Fixtures.IKE_GCM.toProposal(1, Bytes.EMPTY),
                Secret.copyOf(SK_D), true, START.plus(Duration.ofHours(1)));
    }

    private static Now at(long minutes) {
        return new Now(Duration.ofMinutes(minutes).toNanos(), START.plus(Duration.ofMinutes(minutes)));
    }
}
