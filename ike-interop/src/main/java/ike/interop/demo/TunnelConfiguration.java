package ike.interop.demo;

import com.google.common.collect.ImmutableList;
import ike.crypto.ExplicitGroup;
import ike.crypto.Secret;
import ike.engine.IpsecMode;
import ike.engine.config.AddressPattern;
import ike.engine.config.AuthRound;
import ike.engine.config.ChildConfig;
import ike.engine.config.Childless;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.config.GroupOptions;
import ike.engine.config.IdentityPattern;
import ike.engine.config.IkeVersion;
import ike.engine.config.Ikev1Options;
import ike.engine.config.Ikev2Extensions;
import ike.engine.config.ProposalSpec;
import ike.engine.config.QuickModeOptions;
import ike.engine.config.SelectorSpec;
import ike.engine.config.SharedSecret;
import ike.engine.config.UniquePolicy;
import ike.engine.config.XauthUser;
import ike.interop.transcript.Recording.Party;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.Identification;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SequenceNumbersId;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType.Known;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/**
 * What the two ends of the demonstration are configured with. By default the IKE SA takes a cipher with a separate
 * integrity algorithm and the Child SA a combined one (RFC 5282, RFC 4106), so that a reader sees both kinds; every algorithm is
 * one that RFC 8247 and RFC 8221 ask for.
 */
record TunnelConfiguration(Variant variant, ProposalSpec ike, ProposalSpec esp) {
    static final String CONNECTION = "tunnel";
    static final String CHILD = "net";

    private static final ProposalSpec IKE = new ProposalSpec("aes128-sha256-x25519", ProtocolId.Known.IKE,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 128),
                    Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA2_256_128),
                    Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256),
                    Transform.of(Known.KE, KeyExchangeId.CURVE25519)));
    private static final ProposalSpec ESP = new ProposalSpec("aes128gcm16-x25519", ProtocolId.Known.ESP,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128),
                    Transform.of(Known.KE, KeyExchangeId.CURVE25519),
                    Transform.of(Known.SN, SequenceNumbersId.SEQUENTIAL_32)));

    /** What IKEv1 has numbers for (RFC 2409 Appendix A, RFC 5903). */
    private static final ProposalSpec IKE_OF_IKEV1 = new ProposalSpec("aes128-sha256-ecp256", ProtocolId.Known.IKE,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_CBC, 128),
                    Transform.of(Known.INTEG, IntegrityId.AUTH_HMAC_SHA2_256_128),
                    Transform.of(Known.PRF, PrfId.PRF_HMAC_SHA2_256),
                    Transform.of(Known.KE, KeyExchangeId.ECP_256)));
    private static final ProposalSpec ESP_OF_IKEV1 = new ProposalSpec("aes128gcm16-ecp256", ProtocolId.Known.ESP,
            ImmutableList.of(Transform.of(Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128),
                    Transform.of(Known.KE, KeyExchangeId.ECP_256)));

    static final TunnelConfiguration DEFAULT = of(Variant.DEFAULT);

    /** The algorithms that a variant is played with unless others are named. */
    static TunnelConfiguration of(Variant variant) {
        return variant.version() == IkeVersion.IKEV1
                ? new TunnelConfiguration(variant, IKE_OF_IKEV1, ESP_OF_IKEV1)
                : new TunnelConfiguration(variant, IKE, ESP);
    }

    /** The connection of one end, the one that begins or the other. */
    Connection connection(Party own, Party peer, boolean begins) {
        ChildConfig child = new ChildConfig(CHILD, ImmutableList.of(behind(own)), ImmutableList.of(behind(peer)),
                ImmutableList.of(esp), ChildConfig.StartAction.NONE, IpsecMode.TUNNEL, Duration.ofHours(1),
                Duration.ofMinutes(66), Duration.ofMinutes(6), 32);
        return new Connection(CONNECTION, ImmutableList.of(variant.version()),
                ImmutableList.of(AddressPattern.exactly(own.address())),
                ImmutableList.of(AddressPattern.exactly(peer.address())), 500, 500, ImmutableList.of(ike), false,
                Fragmentation.NO,
                Duration.ZERO, Duration.ofHours(4), Duration.ofMinutes(24), Duration.ofMinutes(24), 1, UniquePolicy.NO,
                ImmutableList.of(proof(own, true, begins)), ImmutableList.of(proof(peer, false, !begins)),
                ImmutableList.of(child))
                .with(new Ikev1Options(variant.aggressive(), true, user(begins),
                        new QuickModeOptions(1, variant.commit() && !begins), false, groups(begins), Duration.ZERO))
                .with(Ikev2Extensions.DEFAULT.with(Childless.NEVER).resuming(variant.resumption()));
    }

    /** The secret that both ends share. */
    static SharedSecret secret(String text) {
        return new SharedSecret("shared", Secret.copyOf(Bytes.utf8(text)), ImmutableList.of());
    }

    /** The prime of group 14 with another generator: no registry has a number for that. */
    private GroupOptions groups(boolean begins) {
        if (!variant.newGroup()) {
            return GroupOptions.NUMBERED;
        }
        ExplicitGroup known = ExplicitGroup.of(KeyExchangeId.MODP_2048).orElseThrow();
        return begins
                ? GroupOptions.NUMBERED.withPhase2(new ExplicitGroup(known.prime(), BigInteger.valueOf(4)))
                : GroupOptions.NUMBERED.withAnyOfPeer();
    }

    private Optional<XauthUser> user(boolean begins) {
        if (!variant.authentication().hasUser()) {
            return Optional.empty();
        }
        return Optional.of(begins
                ? new XauthUser.Ours(new IdentityPattern.Exactly(Proofs.USER))
                : new XauthUser.Peers());
    }

    private AuthRound proof(Party party, boolean own, boolean begins) {
        return new AuthRound(Proofs.of(variant.authentication(), party, own, begins),
                new IdentityPattern.Exactly(Identification.fqdn(party.identity())));
    }

    /** The network behind a party, a prefix of 24 bits. */
    private static SelectorSpec behind(Party party) {
        IpAddress first = IpAddress.of(party.network().replace("/24", ""));
        Bytes start = first.octets().slice(0, 3);
        return new SelectorSpec.Fixed(
                AddressRange.of(first, new IpAddress(Bytes.concat(start, Bytes.of(255)))));
    }
}
