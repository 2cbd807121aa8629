package ike.interop.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;

/** Calls into the operating system stand in one package, so that all else runs on any system and without root. */
class NativeCallsTest {

    private static final String HOME = "ike.esp.linux";
    private static final ImmutableSet<String> CALLING = ImmutableSet.of("java.lang.foreign.Linker",
            "java.lang.foreign.SymbolLookup",
            "java.lang.foreign.FunctionDescriptor");

    @Test
    void nativeCallsStandInOnePackage() {
        AllowList.assertInOrder("native-calls", strayCalls(ProjectClasses.ALL));
    }

    @Test
    void aPlantedCallIsSeen() {
        assertThat(strayCalls(PlantedClasses.ALL)).extracting(Finding::where).contains("ike.v1.planted.Planted");
    }

    private static ImmutableList<Finding> strayCalls(JavaClasses classes) {
        return classes.stream().filter(javaClass -> !(javaClass.getPackageName() + ".").startsWith(HOME + "."))
                .flatMap(javaClass -> javaClass.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> CALLING.contains(dependency.getTargetClass().getName()))
                .map(dependency -> new Finding(ProjectClasses.fileOf(dependency.getOriginClass()).getName(),
                        dependency.getDescription(),
                        "calls into Linux belong into " + HOME + ": everything else runs anywhere"))
                .collect(ImmutableList.toImmutableList());
    }
}
