package com.saleswright.redesign.web;

import com.saleswright.people.Employee;
import com.saleswright.people.People;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people are called. */
@Component("redesignNames")
class Names {

    private final People people;

    Names(People people) {
        this.people = people;
    }

    /** User id to name. */
    Map<String, String> all() {
        return people.all().stream().collect(Collectors.toMap(Employee::userId, Employee::name));
    }

    /** The person's name, or the user id of somebody who is no employee. */
    @Nullable
    String of(@Nullable String userId) {
        return userId == null ? null : all().getOrDefault(userId, userId);
    }
}
