namespace SshConfigLint.Cli;

/// <summary>A bar on standard error, shown only when a run takes noticeably long and somebody looks at a terminal.</summary>
internal sealed class Progress : IDisposable
{
    private const int Cells = 30;
    private static readonly TimeSpan _before = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly int _files;
    private readonly int _steps;
    private readonly Timer? _timer;
    private int _done;
    private bool _isShown;
    private bool _isOver;

    private Progress(int files, bool isWanted)
    {
        _files = files;

        // A file is read, and then judged.
        _steps = 2 * files;
        _timer = isWanted ? new Timer(_ => Draw(), null, _before, _between) : null;
    }

    /// <summary>Begins to count; nothing is drawn where nobody looks.</summary>
    internal static Progress Start(int files, bool isAllowed) =>
        new(
            files,
            isAllowed
                && files > 0
                && !Console.IsErrorRedirected
                && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null)
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"))
        );

    /// <summary>One more file is read, or judged.</summary>
    internal void Step() => Interlocked.Increment(ref _done);

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            _isOver = true;
            if (_isShown)
            {
                Console.Error.Write("\r\u001b[K");
            }
        }
    }

    private void Draw()
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            _isShown = true;
            var filled = Math.Min(Cells, _done * Cells / _steps);
            Console.Error.Write($"\r[{new string('#', filled)}{new string(' ', Cells - filled)}] linting {_files} files");
        }
    }
}
