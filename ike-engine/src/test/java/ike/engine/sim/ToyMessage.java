package ike.engine.sim;

import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import java.util.Optional;

/** A message of the toy protocol: an IKEv2 header, the place of an IV, a nonce in clear and an ESP SPI. */
record ToyMessage(IkeSpi initiator, IkeSpi responder, int exchange, boolean response, Bytes iv, Bytes nonce,
        int espSpi) {
    static final int CREATE = 36;
    static final int DELETE = 37;
    private static final int LENGTH = 28 + 4 + 8 + 16 + 4;

    static Optional<ToyMessage> parse(Bytes octets) {
        if (octets.length() != LENGTH) {
            return Optional.empty();
        }
        return Optional.of(new ToyMessage(IkeSpi.of(octets.slice(0, 8)), IkeSpi.of(octets.slice(8, 16)), octets.u8(18),
                (octets.u8(19) & 0x20) != 0, octets.slice(32, 40), octets.slice(40, 56), (int) octets.u32At(56)));
    }

    Bytes encode() {
        return Bytes.concat(initiator.bytes(), responder.bytes(), Bytes.of(46, 0x20, exchange, response ? 0x20 : 0x08),
                Bytes.u32(exchange), Bytes.u32(LENGTH), Bytes.of(0, 0, 0, LENGTH - 28), iv, nonce, Bytes.u32(espSpi));
    }
}
