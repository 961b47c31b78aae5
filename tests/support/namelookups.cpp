// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/namelookups.h"

#include <QMutex>

#ifdef Q_OS_LINUX
#include <dlfcn.h>
#include <netdb.h>
#endif

namespace berth::test {
namespace {

struct Lookups
{
    QMutex mutex; // Qt asks on threads of its own
    QStringList names;
};

Lookups &lookups()
{
    static Lookups all;
    return all;
}

#ifdef Q_OS_LINUX

bool isOfThisComputer(const QString &name)
{
    return name.isEmpty() || name == QLatin1String("localhost") || name.endsWith(QLatin1String(".localhost"));
}

// RFC 6761: nobody may ever have these.
bool cannotExist(const QString &name)
{
    for (const char *end : {".invalid", ".test", ".example"}) {
        if (name.endsWith(QLatin1String(end)))
            return true;
    }
    return false;
}

int lookUp(const char *node, const char *service, const addrinfo *hints, addrinfo **found)
{
    using Function = int (*)(const char *, const char *, const addrinfo *, addrinfo **);
    static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "getaddrinfo"));
    const QString name = QString::fromUtf8(node).toLower();
    const bool isAddress = hints && (hints->ai_flags & AI_NUMERICHOST) != 0;
    if (isAddress || isOfThisComputer(name))
        return real(node, service, hints, found);
    // An address in the disguise of a name is none to ask for.
    addrinfo numeric = hints ? *hints : addrinfo();
    numeric.ai_flags |= AI_NUMERICHOST;
    const int result = real(node, service, &numeric, found);
    if (result == EAI_NONAME && !cannotExist(name)) {
        const QMutexLocker lock(&lookups().mutex);
        lookups().names << name;
    }
    return result;
}

#endif

}

QStringList takeNameLookups()
{
    const QMutexLocker lock(&lookups().mutex);
    QStringList names;
    names.swap(lookups().names);
    return names;
}

}

#ifdef Q_OS_LINUX
// Stands before the C library's for everything in the process, Qt too.
extern "C" int getaddrinfo(const char *node, const char *service, const addrinfo *hints, addrinfo **found)
{
    return berth::test::lookUp(node, service, hints, found);
}
#endif
