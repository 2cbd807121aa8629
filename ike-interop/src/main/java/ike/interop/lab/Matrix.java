package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The cases of a folder in every role that they name.
 *
 * @param runs which case in which role, in order
 */
public record Matrix(ImmutableList<Run> runs) {
    /** A case in a role. */
    public record Run(Case theCase, Role role) {
        @Override
        public String toString() {
            return theCase.name() + ", we are the " + role.word();
        }
    }

    /** The cases whose names match; {@link MalformedCase} names a file that is not understood. */
    public static Matrix of(Path folder, Pattern only) throws IOException {
        ImmutableList.Builder<Run> runs = ImmutableList.builder();
        for (Path one : Case.foldersIn(folder)) {
            if (only.matcher(one.getFileName().toString()).matches()) {
                Case theCase = Case.read(one);
                theCase.expect().roles().forEach(role -> runs.add(new Run(theCase, role)));
            }
        }
        return new Matrix(runs.build());
    }

    /** Those that a strongSwan of that version can play. */
    public Matrix playableBy(Version peer) {
        return new Matrix(runs.stream().filter(run -> run.theCase().expect().canBePlayedBy(peer))
                .collect(ImmutableList.toImmutableList()));
    }

    /** The names of the cases. */
    public ImmutableSet<String> names() {
        return runs.stream().map(run -> run.theCase().name()).collect(ImmutableSet.toImmutableSet());
    }
}
