// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shellwords.h"
#include "fuzz/target.h"
#include "interop/commandline.h"

using namespace berth;

namespace {

void shellWords(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    const auto words = splitShellWords(text);
    if (!words) {
        fuzz::check(words.error().position >= 0 && words.error().position < text.size(),
            "an error is in the text", text);
        fuzz::check(!words.error().message.isEmpty(), "an error has a message", text);
    } else {
        QStringList texts;
        qsizetype end = 0;
        for (const ShellWord &word : *words) {
            fuzz::check(word.begin >= end && word.end > word.begin && word.end <= text.size(),
                "words are in order", text);
            end = word.end;
            texts << word.text;
        }
        const auto again = splitShellWords(joinShellWords(texts));
        fuzz::check(again && again->size() == words->size(), "quoted words come back", text);
        for (qsizetype i = 0; i < words->size(); ++i)
            fuzz::check(
                (*again)[i].text == texts[i] && !(*again)[i].expands, "a quoted word comes back", texts[i]);
    }
    if (const auto commands = splitShellCommands(text)) {
        for (const ShellCommand &command : *commands)
            fuzz::check(!command.isEmpty(), "a command has words", text);
    }
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = shellLineEnd(text, at);
        fuzz::check(end > at && end <= text.size(), "a line ends behind its beginning", text);
        at = end;
    }
}

}

BERTH_FUZZ_TARGET(shellwords, shellWords)
