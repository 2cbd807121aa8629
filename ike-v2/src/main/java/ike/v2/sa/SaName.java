package ike.v2.sa;

import ike.engine.Path;
import ike.engine.config.Connection;
import ike.wire.v2.IkeSpi;

/**
 * What an IKE SA is called and where its peer is.
 *
 * @param uniqueId our own number for it
 * @param initiator true when we sent the first message of this SA (RFC 7296 §2.2: the role of the header's Initiator
 *            flag)
 * @param path the peer's address and ours, as last authenticated
 * @param redirects what is known of other gateways (RFC 5685)
 */
public record SaName(long uniqueId, boolean initiator, IkeSpi spiI, IkeSpi spiR, Path path, Connection connection,
        Redirects redirects) {
    /** One that knows nothing of other gateways. */
    public SaName(long uniqueId, boolean initiator, IkeSpi spiI, IkeSpi spiR, Path path, Connection connection) {
        this(uniqueId, initiator, spiI, spiR, path, connection, Redirects.NONE);
    }

    /** The SPI that we chose and by which the peer's messages find this SA. */
    public IkeSpi localSpi() {
        return initiator ? spiI : spiR;
    }

    /** The SPI that the peer chose. */
    public IkeSpi remoteSpi() {
        return initiator ? spiR : spiI;
    }

    /** The same, with the responder's SPI now known. */
    public SaName withSpiR(IkeSpi spi) {
        return new SaName(uniqueId, initiator, spiI, spi, path, connection, redirects);
    }

    /** The same peer at another place. */
    public SaName withPath(Path newPath) {
        return new SaName(uniqueId, initiator, spiI, spiR, newPath, connection, redirects);
    }

    /** The same under another configuration. */
    public SaName withConnection(Connection other) {
        return new SaName(uniqueId, initiator, spiI, spiR, path, other, redirects);
    }

    /** The same with what is known of other gateways. */
    public SaName withRedirects(Redirects known) {
        return new SaName(uniqueId, initiator, spiI, spiR, path, connection, known);
    }
}
