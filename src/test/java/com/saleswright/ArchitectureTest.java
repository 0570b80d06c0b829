package com.saleswright;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.saleswright.engine.Step;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules that a compiler cannot hold. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.saleswright");

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(SaleswrightApplication.class).verify();
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return Stream.of(
                        camundaStaysInItsPlaces(),
                        recordsOfTheDomainArePlainJava(),
                        repositoriesAreHidden(),
                        controllersAreHidden(),
                        noFieldInjection(),
                        nothingIsPrinted(),
                        timeComesFromTheClock(),
                        whatDiagramsCallIsInTheCatalogue())
                .map(r -> DynamicTest.dynamicTest(r.getDescription(), () -> r.check(PRODUCT)));
    }

    private static ArchRule camundaStaysInItsPlaces() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..saleswright.engine..",
                        "..saleswright.access..",
                        "..saleswright.worklist..",
                        "..saleswright.redesign..",
                        "..saleswright.dashboard..",
                        "..tasks..")
                .and()
                .haveSimpleNameNotEndingWith("Process")
                .and()
                .haveNameNotMatching(".*Process\\$.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .as("Camunda is used only by *Process classes, tasks packages, engine, access, worklist and redesign")
                .because("a change of the engine must stay a change of few places");
    }

    private static ArchRule recordsOfTheDomainArePlainJava() {
        return classes()
                .that()
                .areRecords()
                .and()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .resideOutsideOfPackages("..web..", "..tasks..", "..engine..", "..redesign..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.saleswright..",
                        "org.jspecify.annotations..",
                        "org.springframework.data.annotation..",
                        "org.springframework.data.relational.core.mapping..")
                .as("Records of the domain know Java only, and the annotations that map them to tables")
                .because("the rules of the business must be testable and readable without any framework")
                .allowEmptyShould(true);
    }

    private static ArchRule repositoriesAreHidden() {
        return classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePackagePrivate()
                .because("data is read and written through the capability's public face, which keeps its rules")
                .allowEmptyShould(true);
    }

    private static ArchRule controllersAreHidden() {
        return classes()
                .that()
                .areMetaAnnotatedWith("org.springframework.stereotype.Controller")
                .should()
                .bePackagePrivate()
                .because("nothing but a browser calls a controller")
                .allowEmptyShould(true);
    }

    private static ArchRule whatDiagramsCallIsInTheCatalogue() {
        return classes()
                .that()
                .areAssignableTo(JavaDelegate.class)
                .or()
                .areAssignableTo(ExecutionListener.class)
                .or()
                .areAssignableTo(TaskListener.class)
                .or()
                .areAssignableTo(ActivityBehavior.class)
                .should(new ArchCondition<>("be annotated with @Step") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        // What stands in for steps in the isolated engine of a replay is called by no diagram's name.
                        boolean known = type.isAnnotatedWith(Step.class)
                                || type.getPackageName().equals("com.saleswright.redesign.replay");
                        events.add(new SimpleConditionEvent(type, known, type.getDescription() + " has no @Step"));
                    }
                })
                .as("Whatever a diagram can call is in the catalogue: it has @Step")
                .because("a process owner can use and check only what the catalogue names");
    }

    private static ArchRule noFieldInjection() {
        return fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .because("what a class needs must show in its constructor");
    }

    private static ArchRule nothingIsPrinted() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(SaleswrightApplication.class.getName())
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .as("Nothing is printed, but by the command that the main method runs")
                .because("what is printed has no level, no time and no place in the log");
    }

    private static ArchRule timeComesFromTheClock() {
        return classes()
                .should(new ArchCondition<>("ask the Clock for the time") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaCall<?> call : type.getCodeUnitCallsFromSelf()) {
                            events.add(new SimpleConditionEvent(type, !asksTheSystem(call), call.getDescription()));
                        }
                    }
                })
                .because("a test must be able to move the time");
    }

    /** {@code now()} without a clock or zone, a new {@code Date()} and the like. */
    private static boolean asksTheSystem(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean clockless = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(p -> p.getName().equals("java.time.Clock"));
        if (owner.startsWith("java.time.") && call.getName().equals("now")) {
            return clockless;
        }
        if (owner.equals("java.lang.System")) {
            return call.getName().equals("currentTimeMillis");
        }
        return Set.of("java.util.Date", "java.util.GregorianCalendar").contains(owner)
                && call.getName().equals("<init>")
                && call.getTarget().getRawParameterTypes().isEmpty();
    }
}
