package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.Findings;
import ike.interop.transcript.Subject;

/** What the messages of one version of the protocol mean to each other (RFC 7296 §2, RFC 2408 §4). */
interface Dialogue {
    /** Keeps what a message says of those before it, some packets before it is heard itself. */
    void foresee(Explanation explanation, Subject.Ike ike);

    /** The message with where it stands, after all those before it. */
    Explanation hear(Explanation explanation, Subject.Ike ike);

    /** True where it proves something about a message that was not heard yet and is to be expected: its SA's other half was. */
    boolean isEarly(Explanation explanation, Subject.Ike ike);

    /** The IKE SAs that were heard of, in order. */
    ImmutableList<Findings.Sa> sas();

    /** The rules of which only the end shows that they were broken. */
    ImmutableList<Findings.Broken> broken();
}
