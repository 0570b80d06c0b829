package com.saleswright.surveys;

import com.saleswright.customers.Customer;
import com.saleswright.customers.Customers;
import com.saleswright.engine.BusinessNumbers;
import com.saleswright.people.Employee;
import com.saleswright.people.People;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers of the demonstration have answered within a year, so that there are results to look at. */
@Component
@Profile("demo")
@Order(60)
class SurveysDemo implements ApplicationRunner {

    private final SurveyRows rows;
    private final Customers customers;
    private final People people;
    private final BusinessNumbers numbers;
    private final Clock clock;

    SurveysDemo(SurveyRows rows, Customers customers, People people, BusinessNumbers numbers, Clock clock) {
        this.rows = rows;
        this.customers = customers;
        this.people = people;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        Optional<Customer> first = customers.byName("Northlight Foods");
        if (first.isEmpty() || !rows.ofCustomer(first.get().key(), 1).isEmpty()) {
            return;
        }
        answered("Northlight Foods", "rosa", "Picker 300", 335, 8, 4, 4, "Good machine, the manual could be better");
        answered("Harbour & Quay Logistics", "rosa", "Sorter Max", 330, 6, 4, 2, "Delivery came two weeks late");
        answered("Great Lakes Timber", "ravi", "Picker 100", 322, 9, 5, 4, "Quick answers from support");
        silent("Pebble Schools", "ravi", "Picker 100", 318);
        answered("Velden Service", "rosa", "Care Plan, one year", 300, 7, 4, 3, "");
        answered("Casa Oliva", "ravi", "Scan Gate", 290, 3, 2, 2, "Late delivery and nobody called us back");
        answered("Kitsune Robotics", "rosa", "Fleet Control, one year", 284, 9, 5, 5, "");
        silent("Sunridge Solar", "ravi", "Scan Glove", 280);
        answered("Northlight Foods", "rosa", "Picker 300", 240, 9, 5, 4, "The new manual helps a lot");
        answered("Harbour & Quay Logistics", "rosa", "Sorter Max", 236, 8, 5, 3, "Delivery was better this time");
        answered("Great Lakes Timber", "ravi", "Picker 100", 231, 9, 5, 4, "");
        answered("Casa Oliva", "ravi", "Scan Gate", 222, 6, 3, 3, "Support was friendly, delivery still slow");
        answered("Velden Maschinenbau", "rosa", "Sorter Max", 215, 10, 5, 5, "Best sorter we have had");
        answered("Ferro & Figli", "ravi", "Picker 100", 209, 7, 4, 4, "We need spare parts faster");
        silent("Studio Marlow", "ravi", "Scan Glove", 204);
        answered(
                "Kitsune Robotics", "rosa", "Fleet Control, one year", 170, 10, 5, 5, "Support answers within an hour");
        answered("Velden Service", "rosa", "Care Plan, one year", 163, 8, 4, 4, "");
        answered("Brightwater Clinics", "rosa", "Scan Gate", 158, 5, 3, 3, "Training was too short");
        answered("Pebble Schools", "ravi", "Picker 100", 150, 9, 4, 5, "");
        answered("Harbour & Quay Logistics", "rosa", "Sorter Max", 131, 9, 5, 4, "");
        answered("Northlight Foods", "rosa", "Picker 300", 126, 9, 5, 5, "Support and training were excellent");
        silent("Great Lakes Timber", "ravi", "Picker 100", 121);
        answered("Casa Oliva", "ravi", "Scan Gate", 112, 8, 4, 4, "Delivery was on time at last");
        answered("Ferro & Figli", "ravi", "Picker 100", 104, 9, 4, 4, "Spare parts came the next day");
        answered("Velden Maschinenbau", "rosa", "Sorter Max", 45, 9, 5, 4, "");
        answered("Brightwater Clinics", "rosa", "Scan Gate", 38, 8, 4, 4, "The second training helped");
    }

    private void answered(
            String customer,
            String rep,
            String product,
            int daysAgo,
            int score,
            int machine,
            int delivery,
            String said) {
        String number = asked(customer, rep, product, daysAgo);
        Instant at = clock.instant().minus(Duration.ofDays(daysAgo - 2));
        int seller = Math.max(2, Math.min(5, score / 2 + 1));
        rows.answer(
                new Answer(number, score, machine, (machine + delivery) / 2, seller, delivery, said, "", false, at));
    }

    private void silent(String customer, String rep, String product, int daysAgo) {
        rows.move(asked(customer, rep, product, daysAgo), SurveyStatus.SENT, SurveyStatus.EXPIRED);
    }

    private String asked(String customer, String rep, String product, int daysAgo) {
        Customer asked = customers.byName(customer).orElseThrow();
        String number = numbers.next(Surveys.PREFIX);
        Instant at = clock.instant().minus(Duration.ofDays(daysAgo));
        rows.add(new Survey(
                number,
                asked.key(),
                null,
                Trigger.CONTRACT,
                null,
                asked.customerClass(),
                null,
                product,
                people.find(rep).map(Employee::office).orElse(null),
                rep,
                SurveyStatus.PLANNED,
                at,
                null,
                null,
                null));
        rows.sent(number, at);
        return number;
    }
}
