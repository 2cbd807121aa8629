package ike.v2.eap;

import ike.crypto.Secret;
import ike.crypto.tls.TlsStep;
import ike.engine.config.EapMethod;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * EAP-TLS, the peer, which is the client of TLS (RFC 5216 §2.1.1, RFC 9190 §2.1).
 *
 * <pre>{@code
 *                    <--  Start
 * ClientHello   -->
 *                    <--  ServerHello ... Certificate, CertificateRequest ...
 * Certificate, CertificateVerify, Finished   -->
 *                    <--  TLS 1.2: Finished; TLS 1.3: the commitment to say no more
 * nothing       -->
 *                    <--  Success
 * }</pre>
 */
record TlsPeer(TlsStage stage, TlsFrames frames) implements PeerMethod {
    static TlsPeer begin() {
        return new TlsPeer(new TlsStage.Fresh(), TlsFrames.NONE);
    }

    @Override
    public EapMethod method() {
        return EapMethod.TLS;
    }

    @Override
    public Step on(int identifier, Bytes data, EapAccount account, Challenges challenges) {
        return switch (stage) {
            case TlsStage.Fresh() -> TlsFrames.isStart(data)
                    ? new Step.Consult(new TlsPeer(new TlsStage.Talking(), TlsFrames.NONE), Bytes.EMPTY)
                    : new Step.Fail("EAP-TLS does not begin with its start");
            case TlsStage.Broken(String why, String detail) -> new Step.Fail(why, detail);
            case TlsStage.Talking _,TlsStage.Done _ -> onFrame(data);
        };
    }

    private Step onFrame(Bytes data) {
        return switch (frames.hear(data)) {
            case TlsFrames.Heard.Bad(String why) -> new Step.Fail(why);
            case TlsFrames.Heard.Part(TlsFrames next) -> new Step.Respond(new TlsPeer(stage, next), TlsFrames.NOTHING);
            case TlsFrames.Heard.Acknowledged() when frames.isSending() -> send(stage, frames);
            case TlsFrames.Heard.Acknowledged() -> new Step.Fail("the server of EAP-TLS asks for nothing");
            case TlsFrames.Heard.Whole _ when stage instanceof TlsStage.Done ->
                new Step.Fail("the server of EAP-TLS goes on after the end");
            case TlsFrames.Heard.Whole(Bytes flight) ->
                new Step.Consult(new TlsPeer(stage, TlsFrames.NONE), flight);
        };
    }

    @Override
    public Step onTls(TlsStep step) {
        return switch (step.standing()) {
            case TlsStep.Standing.Going() -> send(stage, TlsFrames.sending(step.output()));
            case TlsStep.Standing.Complete(Secret msk) ->
                send(new TlsStage.Done(msk), TlsFrames.sending(step.output()));
            case TlsStep.Standing.Broken(String why, String detail) ->
                send(new TlsStage.Broken(why, detail), TlsFrames.sending(step.output()));
        };
    }

    private static Step send(TlsStage next, TlsFrames frames) {
        return new Step.Respond(new TlsPeer(next, frames.after()), frames.message());
    }

    @Override
    public Verdict onSuccess() {
        return stage instanceof TlsStage.Done(Secret msk) && !frames.isSending()
                ? new Verdict.Finished(Optional.of(msk))
                : new Verdict.TooEarly();
    }

    @Override
    public EapPeer.Step.Refused onFailure() {
        return stage instanceof TlsStage.Broken(String why, String detail)
                ? new EapPeer.Step.Refused(why, detail)
                : new EapPeer.Step.Refused("the authenticator refused; its log says why", "");
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        stage.eachSecret(visitor);
    }
}
