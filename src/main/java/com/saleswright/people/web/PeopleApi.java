package com.saleswright.people.web;

import com.saleswright.people.Employee;
import com.saleswright.people.NoSuchEmployee;
import com.saleswright.people.People;
import com.saleswright.people.PeopleRejected;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Employees for other programs: reading for everybody, changing for hr and administrators. */
@RestController
@RequestMapping("/api/people")
class PeopleApi {

    private final People people;

    PeopleApi(People people) {
        this.people = people;
    }

    @GetMapping
    List<Employee> list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "false") boolean former) {
        return people.all().stream()
                .filter(e -> former || e.active())
                .filter(e -> PeoplePage.matches(e, search))
                .filter(e -> role.isEmpty() || e.has(role))
                .toList();
    }

    @GetMapping("/{userId}")
    Employee get(@PathVariable String userId) {
        return people.get(userId);
    }

    @PostMapping
    ResponseEntity<?> join(@RequestBody EmployeeForm form, Authentication login) {
        Viewer.of(login).requireEditor();
        if (people.find(form.userId()).isPresent()) {
            ProblemDetail taken = ProblemDetail.forStatusAndDetail(
                    HttpStatus.CONFLICT, "Somebody has the user id '%s' already".formatted(form.userId()));
            return ResponseEntity.status(HttpStatus.CONFLICT).body(taken);
        }
        Employee saved = save(form, Optional.empty(), login);
        return ResponseEntity.created(URI.create("/api/people/" + saved.userId()))
                .body(saved);
    }

    @PutMapping("/{userId}")
    Employee change(@PathVariable String userId, @RequestBody EmployeeForm form, Authentication login) {
        Viewer.of(login).requireEditor();
        return save(form.withUserId(userId), Optional.of(people.get(userId)), login);
    }

    @PostMapping("/{userId}/leave")
    Employee leave(@PathVariable String userId, Authentication login) {
        Viewer.of(login).requireMayRemove(people.get(userId));
        people.leave(userId);
        return people.get(userId);
    }

    private Employee save(EmployeeForm form, Optional<Employee> before, Authentication login) {
        Employee employee = form.employee();
        Viewer.of(login).requireMayChange(before, employee);
        people.save(employee);
        return people.get(employee.userId());
    }

    @ExceptionHandler
    ProblemDetail notFound(NoSuchEmployee e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail rejected(PeopleRejected e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
        problem.setProperty("problems", e.problems());
        return problem;
    }
}
