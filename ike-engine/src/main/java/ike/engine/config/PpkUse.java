package ike.engine.config;

import java.util.Optional;

/**
 * Whether a post-quantum preshared key (PPK) enters the keys of an IKE SA (RFC 8784, RFC 9867); names and meaning are
 * strongSwan's, but that of {@code exchange}, which it does not have.
 *
 * @param id as initiator the name of the PPK, which is announced if we have that key; as responder what the name that the
 *            peer sends must match; absent: none as initiator, any as responder
 * @param required true when there shall be no SA without a PPK
 * @param exchange when it is agreed on
 */
public record PpkUse(Optional<IdentityPattern> id, boolean required, Exchange exchange) {
    /** When a PPK is agreed on, and with that what it protects. */
    public enum Exchange {
        /** In IKE_INTERMEDIATE where the peer knows that, else in IKE_AUTH. */
        EITHER(true, true),
        /** In IKE_AUTH (RFC 8784): it protects Child SAs and rekeyed IKE SAs, but not IKE_AUTH itself. */
        AUTH(false, true),
        /** In IKE_INTERMEDIATE (RFC 9867): it protects the first IKE SA too, and who the peers are. */
        INTERMEDIATE(true, false);

        private final boolean early;
        private final boolean late;

        Exchange(boolean early, boolean late) {
            this.early = early;
            this.late = late;
        }

        /** True when it may be IKE_INTERMEDIATE. */
        public boolean isEarly() {
            return early;
        }

        /** True when it may be IKE_AUTH. */
        public boolean isLate() {
            return late;
        }
    }

    /** No PPK of our own, and none demanded. */
    public static final PpkUse OPTIONAL = new PpkUse(Optional.empty(), false, Exchange.EITHER);
}
