// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faults.h"

#include <QCoreApplication>

namespace berth {
namespace {

using namespace std::chrono_literals;
using Effect = SandboxFault::Effect;
using Wire = SandboxFault::Wire;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Sandbox)
};

constexpr auto never = 600s; // longer than anybody waits for an answer
constexpr auto late = 75s; // longer than Berth waits for one
constexpr qsizetype tooMuch = 9 * 1024 * 1024;
const char plain[] = "text/plain; charset=utf-8";
const char html[] = "text/html; charset=utf-8";
const char json[] = "application/json";
const char page[] = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
const char noSuchAsk[]
    = R"({"success":false,"error":"no_such_ask","msg":"error: no_such_ask The offer is not available."})";

class Table
{
public:
    void add(const char *name, const QString &help, const SandboxFault &create)
    {
        m_rows.append({QString::fromLatin1(name), m_group, help, create});
    }

    // The real answer, after something has befallen the offer.
    void addTurn(const char *name, const QString &help, SandboxTurn turn, bool atALook)
    {
        const auto effect = turn == SandboxTurn::Taken ? Effect::Nothing : Effect::Create;
        m_rows.append({QString::fromLatin1(name), m_group, help,
            {.effect = effect, .turn = turn, .sendRealAnswer = true}, {}, atALook});
    }

    // The contract exists and the answer got lost; then `count` lists meet this.
    void addList(const char *name, const QString &help, int count, const SandboxFault &list)
    {
        const SandboxFault lost{.effect = Effect::Create, .status = 504, .contentType = html, .body = page};
        m_rows.append({QString::fromLatin1(name), m_group, help, lost, QList<SandboxFault>(count, list)});
    }

    QString m_group; // of the rows that are added from now on
    QList<SandboxRehearsal> m_rows;
};

void addRefusals(Table &table)
{
    table.m_group = Words::tr("The server refuses");
    table.add("no-such-ask-400", Words::tr("400: the offer is gone."), {.status = 400, .body = noSuchAsk});
    table.add("no-such-ask-404", Words::tr("404: the offer is gone."), {.status = 404, .body = noSuchAsk});
    table.add("no-such-ask-410", Words::tr("410: the offer is gone."), {.status = 410, .body = noSuchAsk});
    table.add("unauthorized-401", Words::tr("401: the key is not accepted."),
        {.status = 401, .body = R"({"success":false,"error":"auth_error","msg":"Invalid user key"})"});
    table.add("forbidden-403", Words::tr("403: the offer is for its host alone."),
        {.status = 403,
            .body = R"({"success":false,"error":"invalid_args","msg":"Offer is not your own."})"});
    table.add("auth-error-404", Words::tr("404, and it means that the key is not accepted."),
        {.status = 404, .body = R"({"success":false,"error":"auth_error","msg":"Session expired."})"});
    table.add("success-false", Words::tr("200, and the answer says that it failed."),
        {.status = 200,
            .body = R"({"success":false,"error":"insufficient_credit","msg":"Your credit is used up."})"});
    table.add("lying-refusal", Words::tr("400 refuses the arguments, and yet the contract was created."),
        {.effect = Effect::Create,
            .status = 400,
            .body = R"({"success":false,"error":"invalid_args","msg":"Invalid args."})"});
    table.add("success-false-created",
        Words::tr("200 says that it failed, and yet the contract was created."),
        {.effect = Effect::Create,
            .status = 200,
            .body = R"({"success":false,"error":"server_error","msg":"Something went wrong."})"});
}

void addStatuses(Table &table)
{
    table.m_group = Words::tr("Another status");
    table.add("redirect-301", Words::tr("301: the server points elsewhere."),
        {.status = 301, .contentType = html, .redirect = true});
    table.add("redirect-307", Words::tr("307: the server asks to send it again, elsewhere."),
        {.status = 307, .contentType = html, .redirect = true});
    table.add("redirect-308", Words::tr("308: the server asks to send it elsewhere from now on."),
        {.status = 308, .contentType = html, .redirect = true});
    table.add("empty-400", Words::tr("400 without a word."), {.status = 400});
    table.add("timeout-408", Words::tr("408: the server says that the request took too long."),
        {.status = 408, .body = R"({"success":false,"error":"request_timeout"})"});
    table.add("conflict-409", Words::tr("409: the server is at odds with itself."),
        {.status = 409, .body = R"({"success":false,"error":"conflict"})"});
    table.add(
        "too-early-425", Words::tr("425: too early."), {.status = 425, .body = R"({"detail":"Too Early"})"});
    table.add("too-many-429-text", Words::tr("429 as plain text: too many calls."),
        {.status = 429, .contentType = plain, .body = "API requests too frequent: endpoint threshold=4.5"});
    table.add("too-many-429-json", Words::tr("429 as JSON: too many calls."),
        {.status = 429, .body = R"({"detail":"API requests too frequent"})"});
    table.add("error-500", Words::tr("500, and nothing was created."),
        {.status = 500, .body = R"({"success":false,"error":"server_error"})"});
    table.add("error-500-after-create", Words::tr("500, after the contract was created."),
        {.effect = Effect::Create, .status = 500, .body = R"({"success":false,"error":"server_error"})"});
    table.add("bad-gateway-502", Words::tr("502: a gateway's web page."),
        {.status = 502, .contentType = html, .body = page});
    table.add("unavailable-503", Words::tr("503 without a word."), {.status = 503, .contentType = plain});
    table.add("gateway-timeout-504", Words::tr("504 from a gateway, after the contract was created."),
        {.effect = Effect::Create, .status = 504, .contentType = html, .body = page});
}

void addWire(Table &table)
{
    table.m_group = Words::tr("The connection breaks");
    table.add("no-answer", Words::tr("No answer ever comes, and nothing was created."), {.delay = never});
    table.add("no-answer-after-create", Words::tr("No answer ever comes, and the contract was created."),
        {.effect = Effect::Create, .delay = never});
    table.add("created-late", Words::tr("The contract is created after Berth has given up waiting."),
        {.effect = Effect::CreateLate, .status = 504, .delay = late});
    table.add("reset-before-body", Words::tr("The connection is reset before the request was read."),
        {.wire = Wire::ResetBeforeBody});
    table.add("reset-before-create", Words::tr("The connection is reset, and nothing was created."),
        {.wire = Wire::Reset});
    table.add("reset-after-create", Words::tr("The contract is created, then the connection is reset."),
        {.effect = Effect::Create, .wire = Wire::Reset});
    table.add("closed-before-create", Words::tr("The connection is closed, and nothing was created."),
        {.wire = Wire::Fin});
    table.add("closed-after-create", Words::tr("The contract is created, then the connection is closed."),
        {.effect = Effect::Create, .wire = Wire::Fin});
    table.add("cut-answer", Words::tr("The contract is created; half of the answer comes."),
        {.effect = Effect::Create, .wire = Wire::Cut, .sendRealAnswer = true});
    table.add("cut-answer-unnoticed",
        Words::tr("The contract is created; half of the answer comes, and looks like all of it."),
        {.effect = Effect::Create, .wire = Wire::CutOpen, .sendRealAnswer = true});
    table.add("oversized", Words::tr("The contract is created; the answer is endless."),
        {.effect = Effect::Create,
            .status = 200,
            .body = R"({"success":true,"new_contract":{contract}})",
            .padTo = tooMuch});
}

void addAnswers(Table &table)
{
    table.m_group = Words::tr("An odd answer");
    const auto created = [&](const char *name, const QString &help, int status, const char *body) {
        table.add(
            name, help, {.effect = Effect::Create, .status = status, .contentType = json, .body = body});
    };
    table.add("bid-too-low", Words::tr("400, and the contract was created stopped: the bid was too low."),
        {.effect = Effect::CreateStopped,
            .status = 400,
            .body
            = R"({"success":false,"error":"invalid_price","msg":"The bid is too low.","new_contract":{contract}})"});
    created("not-json", Words::tr("200 and no JSON, after the contract was created."), 200, "ok, created");
    created("empty-200", Words::tr("200 and no answer, after the contract was created."), 200, "");
    created(
        "no-id", Words::tr("200 and success, without the contract's number."), 200, R"({"success":true})");
    created("id-as-text", Words::tr("The contract's number comes as text."), 200,
        R"({"success":true,"new_contract":"{contract}"})");
    created("id-zero", Words::tr("The contract is created; the answer calls it 0."), 200,
        R"({"success":true,"new_contract":0})");
    created("id-negative", Words::tr("The contract is created; the answer calls it -1."), 200,
        R"({"success":true,"new_contract":-1})");
    created("id-huge", Words::tr("The contract is created; its number in the answer is too large for any."),
        200, R"({"success":true,"new_contract":92233720368547758070})");
    created("id-fraction", Words::tr("The contract is created; its number in the answer is a fraction."), 200,
        R"({"success":true,"new_contract":40123456.5})");
    created("keys-twice", Words::tr("The contract is created; the answer names two of them."), 200,
        R"({"success":true,"new_contract":1,"new_contract":{contract}})");
}

void addLists(Table &table)
{
    table.m_group = Words::tr("The list fails afterwards");
    table.addList("list-deprecated-410",
        Words::tr("The answer gets lost, and the list says for a while that it is deprecated."), 3,
        {.status = 410,
            .body
            = R"({"success":false,"error":"deprecated_endpoint","msg":"This endpoint is deprecated."})"});
    table.addList("list-error-500", Words::tr("The answer gets lost, and the list fails for a while."), 3,
        {.status = 500, .body = R"({"success":false,"error":"server_error"})"});
    table.addList("list-too-many-429", Words::tr("The answer gets lost, and the list is asked too often."), 2,
        {.status = 429, .contentType = plain, .body = "API requests too frequent: endpoint threshold=1"});
    table.addList("list-web-page", Words::tr("The answer gets lost, and the list is a web page for a while."),
        3, {.status = 200, .contentType = html, .body = page});
    table.addList("list-success-false",
        Words::tr("The answer gets lost, and the list is empty because it failed."), 3,
        {.status = 200, .body = R"({"success":false,"instances":[]})"});
    table.addList("list-null", Words::tr("The answer gets lost, and the list is null for a while."), 3,
        {.status = 200, .body = R"({"success":true,"instances":null})"});
    table.addList("list-same-cursor",
        Words::tr("The answer gets lost, and the list's pages lead round in a circle."), 4,
        {.sendRealAnswer = true, .sameCursor = true});
    table.addList("list-cut", Words::tr("The answer gets lost, and the list is cut short for a while."), 3,
        {.wire = Wire::CutOpen, .sendRealAnswer = true});
    const SandboxFault nothing{.status = 502, .contentType = html, .body = page};
    const SandboxFault deprecated{
        .status = 410, .body = R"({"success":false,"error":"deprecated_endpoint"})"};
    table.m_rows.append({QStringLiteral("list-410-nothing-there"), table.m_group,
        Words::tr("Nothing was created, and the list says for a while that it is deprecated."), nothing,
        QList<SandboxFault>(3, deprecated)});
}

void addTurns(Table &table)
{
    table.m_group = Words::tr("The market moves");
    table.addTurn("offer-taken", Words::tr("The offer is taken by someone else at the last moment."),
        SandboxTurn::Taken, false);
    table.addTurn("offer-taken-before",
        Words::tr("The offer is taken by someone else before it is looked at again."), SandboxTurn::Taken,
        true);
    table.addTurn(
        "price-rise", Words::tr("The price rises 20 % at the last moment."), SandboxTurn::Dearer, false);
    table.addTurn("price-rise-before", Words::tr("The price rises 20 % before the offer is looked at again."),
        SandboxTurn::Dearer, true);
}

}

QList<SandboxRehearsal> sandboxRehearsals()
{
    Table table;
    addTurns(table);
    addRefusals(table);
    addStatuses(table);
    addAnswers(table);
    addWire(table);
    addLists(table);
    return table.m_rows;
}

}
