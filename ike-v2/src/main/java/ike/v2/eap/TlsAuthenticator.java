package ike.v2.eap;

import ike.crypto.Secret;
import ike.crypto.tls.TlsStep;
import ike.wire.Bytes;
import java.util.Optional;
import java.util.function.Consumer;

/** EAP-TLS, the authenticator, which is the server of TLS (RFC 5216 §2.1.1). {@link TlsPeer} has the figure. */
record TlsAuthenticator(TlsStage stage, TlsFrames frames) implements AuthenticatorMethod {
    static Begun begin() {
        return new Begun(new TlsAuthenticator(new TlsStage.Talking(), TlsFrames.NONE), TlsFrames.START);
    }

    @Override
    public Step on(int identifier, Bytes data, Bytes identity, EapPasswords passwords) {
        if (stage instanceof TlsStage.Broken(String why, String detail)) {
            return new Step.Refuse(why, detail);
        }
        return switch (frames.hear(data)) {
            case TlsFrames.Heard.Bad(String why) -> new Step.Refuse(why);
            case TlsFrames.Heard.Part(TlsFrames next) ->
                new Step.Ask(new TlsAuthenticator(stage, next), TlsFrames.NOTHING);
            case TlsFrames.Heard.Acknowledged() when frames.isSending() -> send(stage, frames);
            case TlsFrames.Heard.Acknowledged() -> stage instanceof TlsStage.Done(Secret msk)
                    ? new Step.Proved(Optional.of(msk))
                    : new Step.Refuse("the client of EAP-TLS says nothing");
            case TlsFrames.Heard.Whole _ when stage instanceof TlsStage.Done ->
                new Step.Refuse("the client of EAP-TLS goes on after the end");
            case TlsFrames.Heard.Whole(Bytes flight) ->
                new Step.Consult(new TlsAuthenticator(stage, TlsFrames.NONE), flight);
        };
    }

    @Override
    public Step onTls(TlsStep step) {
        TlsFrames answer = TlsFrames.sending(step.output());
        return switch (step.standing()) {
            case TlsStep.Standing.Going() -> step.output().isEmpty()
                    ? new Step.Refuse("the client of EAP-TLS stops in the middle of a record")
                    : send(stage, answer);
            case TlsStep.Standing.Complete(Secret msk) -> step.output().isEmpty()
                    ? new Step.Proved(Optional.of(msk))
                    : send(new TlsStage.Done(msk), answer);
            case TlsStep.Standing.Broken(String why, String detail) -> step.output().isEmpty()
                    ? new Step.Refuse(why, detail)
                    : send(new TlsStage.Broken(why, detail), answer);
        };
    }

    private static Step send(TlsStage next, TlsFrames frames) {
        return new Step.Ask(new TlsAuthenticator(next, frames.after()), frames.message());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        stage.eachSecret(visitor);
    }
}
