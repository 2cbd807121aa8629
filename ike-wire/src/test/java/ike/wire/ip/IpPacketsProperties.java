package ike.wire.ip;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every packet. */
class IpPacketsProperties {
    @Property(edgeCases = EdgeCasesMode.NONE)
    void theChecksumIsThatOfTheDefinition(@ForAll @Size(max = 70) byte[] octets) {
        assertThat(InternetChecksum.of(octets, 0, octets.length)).isEqualTo(byDefinition(octets));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void echoesAreReadBack(@ForAll("echoes") IcmpEcho echo) {
        assertThat(IcmpEcho.decode(echo.encode())).contains(echo);
        assertThat(echo.answer().answer().source()).isEqualTo(echo.source());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aFlippedBitIsFound(@ForAll("echoes") IcmpEcho echo, @ForAll int which) {
        byte[] octets = echo.encode().toArray();
        int bit = Math.floorMod(which, octets.length * 8);
        octets[bit / 8] ^= (byte) (1 << bit % 8);

        // IPv6 has no checksum over the first 8 octets of its header but for the payload length.
        boolean uncovered = !echo.source().isV4() && bit / 8 < 8;
        assertThat(IcmpEcho.decode(Bytes.copyOf(octets)).isEmpty() || uncovered).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anyOctetsAreAPacketOrNot(@ForAll @Size(max = 70) byte[] octets, @ForAll("versions") int first) {
        if (octets.length > 0) {
            octets[0] = (byte) first;
        }
        assertThat(IcmpEcho.decode(Bytes.copyOf(octets)).isPresent() && octets.length < 28).isFalse();
    }

    @Provide
    Arbitrary<IcmpEcho> echoes() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 0xffff);
        return Arbitraries.of(4, 16)
                .flatMap(length -> Combinators
                        .combine(address(length), address(length), Arbitraries.of(true, false), number, number,
                                Arbitraries.bytes().array(byte[].class).ofMaxSize(50).map(Bytes::copyOf))
                        .as(IcmpEcho::new));
    }

    @Provide
    Arbitrary<Integer> versions() {
        return Arbitraries.of(0x45, 0x46, 0x4f, 0x44, 0x60, 0x6f, 0x00, 0xff);
    }

    private static Arbitrary<IpAddress> address(int length) {
        return Arbitraries.bytes().array(byte[].class).ofSize(length).map(o -> new IpAddress(Bytes.copyOf(o)));
    }

    private static int byDefinition(byte[] octets) {
        int sum = 0;
        for (int i = 0; i < octets.length; i += 2) {
            int low = i + 1 < octets.length ? octets[i + 1] & 0xff : 0;
            sum += (octets[i] & 0xff) * 256 + low;
            sum = sum > 0xffff ? sum - 0xffff : sum;
        }
        return 0xffff - sum;
    }
}
