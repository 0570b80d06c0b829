package com.saleswright.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.saleswright.people.People;
import com.saleswright.people.Roles;
import com.saleswright.testkit.SaleswrightWebTest;
import com.saleswright.testkit.Visitor;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SaleswrightWebTest
class LoginTest {

    private static final String TASKLIST_API = "/camunda/api/engine/engine/default/task";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private IdentityService identity;

    @Autowired
    private JdbcClient jdbc;

    private TestPeople staff;

    @BeforeEach
    void join() {
        staff = new TestPeople(people, accounts);
    }

    @Test
    void oneLoginServesPagesAndTasklistAndOneLogoutEndsBoth() {
        staff.join("login.one", Roles.FINANCE);
        Visitor visitor = visitor("login.one");

        assertThat(visitor.logIn().statusCode()).isEqualTo(302);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
        assertThat(visitor.get(TASKLIST_API).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"login.one\"", "\"tasklist\"")
                .doesNotContain("cockpit");

        HttpResponse<String> logout = visitor.send("POST", "/camunda/api/admin/auth/user/default/logout", "");
        assertThat(logout.statusCode()).isEqualTo(204);
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
        assertThat(visitor.get(TASKLIST_API).statusCode()).isEqualTo(401);
    }

    @Test
    void logoutOfThePagesEndsTheTasklistToo() {
        staff.join("login.two", Roles.FINANCE);
        Visitor visitor = visitor("login.two");
        visitor.logIn();

        HttpResponse<String> logout = visitor.send("POST", "/logout", "");
        assertThat(logout.headers().firstValue("Location"))
                .hasValueSatisfying(l -> assertThat(l).endsWith("/login?logout"));
        assertThat(visitor.get(TASKLIST_API).statusCode()).isEqualTo(401);
    }

    @Test
    void whoLeavesIsOutAtOnceEverywhere() {
        staff.join("login.leaver", Roles.FINANCE);
        Visitor visitor = visitor("login.leaver");
        visitor.logIn();
        assertThat(visitor.basic("GET", "/engine-rest/task", "").statusCode()).isEqualTo(200);

        people.leave("login.leaver");

        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
        assertThat(visitor.get(TASKLIST_API).statusCode()).isEqualTo(401);
        assertThat(visitor.basic("GET", "/engine-rest/task", "").statusCode()).isEqualTo(401);
        assertThat(identity.createUserQuery().userId("login.leaver").count()).isZero();
    }

    @Test
    void anotherPasswordOrRoleEndsTheLoginsSoFar() {
        staff.join("login.changed", Roles.FINANCE);
        Visitor visitor = visitor("login.changed");
        visitor.logIn();
        accounts.setPassword("login.changed", "another good password");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(302);

        Visitor again = Visitor.of(port, "login.changed", "another good password");
        again.logIn();
        staff.join("login.changed", Roles.LEGAL);
        assertThat(again.get("/account").statusCode()).isEqualTo(302);
    }

    @Test
    void answersAThousandWrongPasswordsAlikeAndThenWith429() {
        staff.join("login.guessed", Roles.FINANCE);
        Set<String> bodies = new HashSet<>();
        Set<String> limited = new HashSet<>();
        int refused = 0;
        for (int i = 0; i < 1000; i++) {
            String user = i % 2 == 0 ? "login.guessed" : "nobody.here";
            HttpResponse<String> answer = Visitor.of(port, user, "wrong" + i)
                    .basic("GET", "/engine-rest/task", "", "X-Forwarded-For", "198.51.100.7");
            if (answer.statusCode() == 401) {
                bodies.add(answer.body());
                refused++;
            } else {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                limited.add(answer.body());
            }
        }
        assertThat(bodies).hasSize(1);
        assertThat(limited).hasSize(1);
        assertThat(refused).isEqualTo(20);

        assertThat(visitor("login.guessed")
                        .basic("GET", "/engine-rest/task", "")
                        .statusCode())
                .as("from the owner's address")
                .isEqualTo(200);
    }

    @Test
    void limitsTheLoginPageTooAndSaysTheSameForUnknownUsers() {
        staff.join("login.paged", Roles.FINANCE);
        Visitor known = Visitor.of(port, "login.paged", "wrong");
        Visitor unknown = Visitor.of(port, "login.unknown", "wrong");
        for (int i = 0; i < 10; i++) {
            for (Visitor visitor : new Visitor[] {known, unknown}) {
                HttpResponse<String> answer = visitor.logIn("X-Forwarded-For", "198.51.100.8");
                assertThat(answer.statusCode()).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location"))
                        .hasValueSatisfying(l -> assertThat(l).endsWith("/login?error"));
            }
        }
        assertThat(known.logIn("X-Forwarded-For", "198.51.100.8").statusCode()).isEqualTo(429);
        assertThat(unknown.logIn("X-Forwarded-For", "198.51.100.8").statusCode())
                .isEqualTo(429);
    }

    @Test
    void keepsPasswordsAsArgon2idAndReplacesOldHashes() {
        staff.join("login.hash", Roles.FINANCE);
        assertThat(hash("login.hash")).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");

        jdbc.sql("UPDATE ACT_ID_USER SET PWD_ = ?, SALT_ = 'salt' WHERE ID_ = 'login.hash'")
                .param("{SHA-512}" + new Sha512HashDigest().encrypt(TestPeople.PASSWORD + "salt"))
                .update();
        assertThat(visitor("login.hash").basic("GET", "/engine-rest/task", "").statusCode())
                .isEqualTo(200);
        assertThat(hash("login.hash")).startsWith("{argon2id}");
    }

    @Test
    void anEmployeeWithoutAPasswordCannotLogIn() {
        staff.join("login.nopassword", Roles.FINANCE);
        jdbc.sql("UPDATE ACT_ID_USER SET PWD_ = NULL, SALT_ = NULL WHERE ID_ = 'login.nopassword'")
                .update();

        assertThat(accounts.canLogIn("login.nopassword")).isFalse();
        assertThat(Visitor.of(port, "login.nopassword", "")
                        .basic("GET", "/engine-rest/task", "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void staysOnThisServerAfterLogin() {
        staff.join("login.next", Roles.FINANCE);
        Visitor visitor = visitor("login.next");
        visitor.get("/login?next=https://evil.example/&continue=//evil.example");

        assertThat(visitor.logIn().headers().firstValue("Location")).hasValue("http://127.0.0.1:" + port + "/");
    }

    @Test
    void pagesHaveAStrictPolicyAndNeedATokenToChangeAnything() {
        staff.join("login.strict", Roles.FINANCE);
        HttpResponse<String> page = Visitor.anonymous(port).get("/login");
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        assertThat(page.body()).doesNotContain("style=\"", "onclick", "<script>");

        Visitor withoutToken = Visitor.anonymous(port);
        assertThat(withoutToken.send("POST", "/login", "").statusCode()).isEqualTo(302);
        Visitor visitor = visitor("login.strict");
        visitor.logIn();
        visitor.forgetToken();
        assertThat(visitor.send("POST", "/account/password", "").statusCode()).isEqualTo(403);
        assertThat(visitor.send("POST", "/api/people", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void peopleChangeTheirOwnPassword() {
        staff.join("login.own", Roles.FINANCE);

        accounts.changePassword("login.own", TestPeople.PASSWORD, "a second good password");

        assertThat(Visitor.of(port, "login.own", "a second good password")
                        .basic("GET", "/engine-rest/task", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor("login.own").basic("GET", "/engine-rest/task", "").statusCode())
                .isEqualTo(401);
    }

    private Visitor visitor(String userId) {
        return Visitor.of(port, userId, TestPeople.PASSWORD);
    }

    private String hash(String userId) {
        return jdbc.sql("SELECT PWD_ FROM ACT_ID_USER WHERE ID_ = ?")
                .param(userId)
                .query(String.class)
                .single();
    }
}
