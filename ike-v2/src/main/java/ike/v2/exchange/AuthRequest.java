package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.crypto.v2.Auth;
import ike.crypto.v2.IkeKeys;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.engine.config.EapRound;
import ike.engine.config.EncryptionRound;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.AuthSent;
import ike.v2.sa.AuthUnsent;
import ike.v2.sa.FormerSa;
import ike.v2.sa.IkeSa;
import ike.v2.sa.InFlight;
import ike.v2.sa.Opening;
import ike.v2.sa.PeerAuthenticated;
import ike.v2.sa.Pending;
import ike.v2.sa.Proving;
import ike.v2.sa.Reassembly;
import ike.v2.sa.Rounds;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import ike.wire.v2.AuthMethod;
import ike.wire.v2.AuthPayload;
import ike.wire.v2.CertPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IdPayload;
import ike.wire.v2.Identification;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;

/** The first request of IKE_AUTH, as the initiator sends it (RFC 7296 §1.2). {@link AuthInitiator} has the figure. */
final class AuthRequest {
    private AuthRequest() {
    }

    /** Refuses a connection that lacks what IKE_AUTH will need, before anything is sent. */
    static void requireConfigured(Turn turn, Connection connection, Path path) throws Refused {
        Proof remote = connection.remote().getFirst().proof();
        RoundInitiator.requireAllowed(turn, connection);
        PeerRounds.requireKnown(connection);
        if (remote instanceof EapRound && !EapInitiator.isOnly(connection)) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "the peer of this connection proves itself by EAP, so it has to initiate"));
        }
        if (remote instanceof Proof.NullAuthentication && connection.local().getFirst().eap().isPresent()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "EAP is for a peer that has proved who it is, and this one proves nothing (RFC 7619 section 2)"));
        }
        PpkInitiator.requireConfigured(turn, connection);
        Identification local = ConnectionSearch.localIdentity(connection, path);
        Proof ours = connection.local().getFirst().proof();
        if (ours instanceof EapRound) {
            EapInitiator.requirePassword(turn, connection, local);
        }
        boolean secret = ours instanceof Proof.PreSharedKey || remote instanceof Proof.PreSharedKey;
        if (secret && !(ours instanceof EapRound) && PeerNames.secret(turn, connection, local, path).isEmpty()) {
            throw new Refused(new Refusal.AuthenticationFailed(
                    "no shared secret is configured for " + PeerNames.expected(connection, path).describe()));
        }
    }

    /** Sends the second message, now that keys are known; asks the outside first where that has to sign. */
    static IkeSa start(Turn turn, Opening opening) throws Refused {
        SaName name = opening.name();
        boolean eap = EapInitiator.isMeant(name.connection());
        Optional<IkeKeys> mixed = eap
                ? Optional.empty()
                : PpkInitiator.mixed(turn, name, opening.session(), opening.initRequest(), opening.initResponse());
        AuthUnsent unsent = new AuthUnsent(opening, ConnectionSearch.localIdentity(name.connection(), name.path()),
                mixed, ImmutableList.of(), turn.now().after(turn.environment().limits().halfOpenLifetime()));
        return switch (name.connection().local().getFirst().proof()) {
            case EapRound _ -> send(turn, unsent, ImmutableList.of(), ImmutableList.of(),
                    EapInitiator.asked(name.connection()));
            case PublicKeyRound round -> SignatureInitiator.ask(turn, unsent, round);
            case EncryptionRound _ -> throw new Refused(
                    new Refusal.AuthenticationFailed("public key encryption proves nothing in IKEv2, only in IKEv1"));
            case Proof.UserAlone _ -> throw new Refused(
                    new Refusal.AuthenticationFailed("extended authentication proves nothing in IKEv2, only in IKEv1"));
            case Proof.NullAuthentication _ ->
                claim(turn, unsent, ImmutableList.of(), NullAuthentication.claims(turn, unsent));
            case Proof.PreSharedKey _ -> claim(turn, unsent, ImmutableList.of(), psk(turn, unsent));
        };
    }

    /** Sends it with our proof, one AUTH by the keys of each of {@link AuthUnsent#sessions}. */
    static AuthSent claim(Turn turn, AuthUnsent sa, ImmutableList<CertPayload> certificates,
            ImmutableList<AuthPayload> auths) throws Refused {
        ImmutableList.Builder<Payload> proof = ImmutableList.<Payload>builder().add(auths.getFirst());
        if (sa.mixed().isPresent()) {
            proof.addAll(PpkInitiator.claim(sa.name().connection(), auths.getLast()));
        }
        proof.addAll(RoundInitiator.more(sa.name().connection()));
        return send(turn, sa, certificates, proof.build(), new Proving.Claimed(sa.mixed()));
    }

    /** Sends it for an IKE SA that is resumed: nothing is said of how anybody may prove who he is (RFC 5723 §4.3.3). */
    static AuthSent resume(Turn turn, Opening opening, FormerSa former) {
        AuthUnsent unsent = new AuthUnsent(opening, former.peer().local(), Optional.empty(), ImmutableList.of(), 0);
        Bytes octets = SignedOctets.ofInitiator(turn, opening.session(), opening.initRequest(), opening.nr(),
                former.peer().local().body());
        AuthPayload auth = new AuthPayload(AuthMethod.Known.SHARED_KEY,
                Auth.resumed(opening.session().algorithms().prf(), opening.session().keys().skPi(), octets,
                        turn.environment().log()));
        return ask(turn, unsent, ImmutableList.of(IdPayload.idr(former.peer().remote()), auth), ImmutableList.of(),
                new Proving.Resumed(former));
    }

    private static AuthSent send(Turn turn, AuthUnsent sa, ImmutableList<CertPayload> certificates,
            ImmutableList<Payload> proof, Proving proving) throws Refused {
        SaName name = sa.name();
        return ask(turn, sa,
                ImmutableList.<Payload>builder().addAll(certificates)
                        .addAll(CertificateRequests.of(turn, ImmutableList.of(name.connection())))
                        .addAll(MethodNotices.inAuth(turn, sa.opening()).stream().iterator())
                        .addAll(wantedPeer(name).stream().iterator()).addAll(proof).build(),
                ImmutableList.<Payload>builder().addAll(EapInitiator.offerOfThat(name.connection()).stream().iterator())
                        .addAll(RoundInitiator.announcement(name.connection())).build(),
                proving);
    }

    private static AuthSent ask(Turn turn, AuthUnsent sa, ImmutableList<Payload> proof, ImmutableList<Payload> offers,
            Proving proving) {
        Opening opening = sa.opening();
        SaName name = opening.name();
        Optional<TaskQueue.Queued> first = firstChild(opening);
        Optional<Pending.CreateChild> child = first
                .map(queued -> CreateChildInitiator.proposal(turn, name, (Task.CreateChild) queued.task()));
        ImmutableList<Payload> payloads = ImmutableList.<Payload>builder().add(IdPayload.idi(sa.localId()))
                .addAll(proof)
                .addAll(ConfigurationInitiator.request(name.connection()).stream().iterator())
                .addAll(child.map(wanted -> CreateChildInitiator.payloads(wanted, name.path(), false))
                        .orElse(ImmutableList.of()))
                .addAll(offers)
                .addAll(initialContact(turn, name, sa.localId()).stream().iterator())
                .addAll(MobikeInitiator.offer(turn, name)).addAll(Windows.promise(turn))
                .addAll(TicketNotices.wish(name.connection()).stream().iterator()).build();
        InFlight request = Requests.seal(turn, name, opening.session(), ExchangeType.Known.IKE_AUTH,
                opening.session().intermediates().nextId(), payloads,
                child.isPresent() ? child.get() : new Pending.IkeAlone(ImmutableList.of()));
        turn.send(name.path(), request.datagrams());
        return new AuthSent(name, opening.session(), opening.ni(), opening.nr(), opening.initRequest(),
                opening.initResponse(), opening.nat(),
                sa.localId(), proving, request, opening.tries(),
                first.map(opening.tasks()::minus).orElse(opening.tasks()),
                Reassembly.NONE, Rounds.FIRST);
    }

    /** The child that this request asks for; one that cannot be is left out where the peer allows that (RFC 6023). */
    private static Optional<TaskQueue.Queued> firstChild(Opening opening) {
        SaName name = opening.name();
        Path espPath = opening.nat().ofEsp(name.path());
        Optional<TaskQueue.Queued> first = opening.tasks().tasks().stream()
                .filter(queued -> queued.task() instanceof Task.CreateChild).findFirst();
        boolean barred = ChildlessStart.mayBe(name.connection(), opening.initResponse()) && first
                .flatMap(queued -> AhBarrier.of(((Task.CreateChild) queued.task()).config(), espPath)).isPresent();
        return barred || ChildlessStart.isMeant(name.connection(), opening.tasks(), opening.initResponse())
                ? Optional.empty()
                : first;
    }

    private static ImmutableList<AuthPayload> psk(Turn turn, AuthUnsent sa) throws Refused {
        Secret secret = PeerNames.secret(turn, sa.name().connection(), sa.localId(), sa.name().path())
                .orElseThrow(() -> new Refused(new Refusal.AuthenticationFailed(
                        "no shared secret is configured for " + sa.localId().describe() + " and its peer")));
        ImmutableList.Builder<AuthPayload> auths = ImmutableList.builder();
        for (Session session : sa.sessions()) {
            Prf prf = session.algorithms().prf();
            Bytes octets = SignedOctets.ofInitiator(turn, session, sa.opening().initRequest(), sa.opening().nr(),
                    sa.localId().body());
            auths.add(new AuthPayload(AuthMethod.Known.SHARED_KEY,
                    Auth.psk(prf, secret, octets, turn.environment().log())));
        }
        return auths.build();
    }

    private static Optional<IdPayload> wantedPeer(SaName name) {
        return PeerNames.exact(name.connection()).filter(peer -> !peer.equals(Identification.NOBODY))
                .map(IdPayload::idr);
    }

    /** This SA is to be the only one between the two identities, whatever connection another one has come from (§2.4). */
    private static Optional<NotifyPayload> initialContact(Turn turn, SaName name, Identification local) {
        boolean known = PeerNames.exact(name.connection())
                .map(peer -> turn.surroundings().isInTouch(PeerAuthenticated.verified(local, peer)))
                .orElse(true);
        return known || name.connection().unique() == ike.engine.config.UniquePolicy.NEVER
                ? Optional.empty()
                : Optional.of(NotifyPayload.of(NotifyType.Known.INITIAL_CONTACT));
    }
}
