package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSetMultimap;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Arrows between modules point downward only, and a library is used only where the house says so. */
class ModuleArrowsTest {

    private static final ImmutableSetMultimap<String, String> MODULE_MAY_USE = ImmutableSetMultimap
            .<String, String>builder()
            .put("crypto", "wire").putAll("engine", "wire", "crypto").putAll("v1", "wire", "crypto", "engine")
            .putAll("v2", "wire", "crypto", "engine").putAll("esp", "wire", "crypto", "engine")
            .putAll("interop", "wire", "crypto", "engine", "v1", "v2", "esp").build();

    /** Packages of libraries, and the modules that may use them. What is in no line is free: Guava, JSpecify, AutoValue. */
    private static final ImmutableSetMultimap<String, String> LIBRARY_IS_FOR = ImmutableSetMultimap
            .<String, String>builder()
            .put("org.bouncycastle.", "crypto").putAll("javax.crypto.", "crypto", "esp").put("picocli.", "interop")
            .put("org.slf4j.", "interop").build();

    @Test
    void noArrowPointsUpward() {
        AllowList.assertInOrder("module-arrows", wrongArrows(ProjectClasses.ALL));
    }

    @Test
    void librariesStayInTheirModules() {
        AllowList.assertInOrder("libraries", misplacedLibraries(ProjectClasses.ALL));
    }

    @Test
    void theGuardSeesEveryModule() {
        assertThat(ProjectClasses.ALL.stream().map(ProjectClasses::moduleOf)).contains("wire", "crypto", "engine", "v1",
                "v2",
                "esp", "interop");
    }

    @Test
    void aPlantedArrowIsSeen() {
        assertThat(wrongArrows(PlantedClasses.ALL)).extracting(Finding::where).contains("ike.v1.planted.Planted");
        assertThat(misplacedLibraries(PlantedClasses.ALL)).asString().contains("picocli", "slf4j");
    }

    private static ImmutableList<Finding> wrongArrows(JavaClasses classes) {
        return dependencies(classes).filter(dependency -> {
            String from = ProjectClasses.moduleOf(dependency.getOriginClass());
            String to = ProjectClasses.moduleOf(dependency.getTargetClass());
            return !to.isEmpty() && !to.equals(from) && !MODULE_MAY_USE.containsEntry(from, to);
        }).map(dependency -> finding(dependency,
                "wire < crypto < engine < {v1, v2, esp} < interop: a reader of one module needs only those below it,"
                        + " and the two versions and the datapath never know each other"))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<Finding> misplacedLibraries(JavaClasses classes) {
        return dependencies(classes).filter(dependency -> LIBRARY_IS_FOR.keySet().stream()
                .anyMatch(library -> dependency.getTargetClass().getName().startsWith(library)
                        && !LIBRARY_IS_FOR.containsEntry(library,
                                ProjectClasses.moduleOf(dependency.getOriginClass()))))
                .map(dependency -> finding(dependency,
                        "a library stays behind the types of the module that wraps it, so that it can be exchanged in one place"))
                .collect(ImmutableList.toImmutableList());
    }

    private static Stream<Dependency> dependencies(JavaClasses classes) {
        return classes.stream().flatMap(javaClass -> javaClass.getDirectDependenciesFromSelf().stream());
    }

    private static Finding finding(Dependency dependency, String reason) {
        return new Finding(ProjectClasses.fileOf(dependency.getOriginClass()).getName(), dependency.getDescription(),
                reason);
    }
}
